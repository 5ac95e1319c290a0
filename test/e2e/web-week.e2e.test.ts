import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { updateTask } from '#contracts/http/task-routes.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { launchBeta, type LaunchBeta, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { readTyped } from '../../src/web/format/typed-time.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let goals: LaunchBeta
let browser: Browser
let page: Page
let complaints: readonly string[]

const blockNamed = (title: string) => page.locator('.block', { hasText: title })
const ofServer = async (title: string) =>
  (await scene.client.call(readWeek, { query: {} })).blocks.filter((block) => block.title === title)

const topOf = async (hour: string): Promise<number> =>
  (await page.locator('.cal-hour', { hasText: hour }).boundingBox())?.y ?? Number.NaN

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  goals = await launchBeta(scene)
  await settledWeek(scene)
  browser = await openBrowser()
  const opened = await visit(browser)
  ;({ page, complaints } = opened)
  await enter(page, app, scene.email)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('shows busy events and blocks on the wall of the person’s zone', async () => {
  const [run] = await ofServer('Run')
  const wall = new Intl.DateTimeFormat('en-GB', { timeZone: 'Europe/Berlin', timeStyle: 'short' })
  await blockNamed('Run').first().waitFor()
  expect(await blockNamed('Run').first().textContent()).toContain(wall.format(new Date(run!.start)))
  expect(await page.locator('.busy').count()).toBeGreaterThan(5)
})

test('a task of one line finds its place without a reload', async () => {
  await page.keyboard.press('n')
  await page.getByRole('textbox', { name: 'Add a task in one line' }).fill('Answer the letter 30m due Wed P1')
  await page.keyboard.press('Enter')
  expect(await appears(blockNamed('Answer the letter').first())).toBe(true)
})

test('a line that cannot be read stays, with the word that is meant', async () => {
  await page.keyboard.press('n')
  const line = page.getByRole('textbox', { name: 'Add a task in one line' })
  await line.fill('Tax return due Blursday')
  await page.keyboard.press('Enter')
  await page.locator('mark', { hasText: 'Blursday' }).waitFor()
  expect(await line.inputValue()).toBe('Tax return due Blursday')
  await page.keyboard.press('Escape')
  await line.waitFor({ state: 'detached' })
})

test('dragging a block pins it there, and undo brings it back', async () => {
  const [before] = (await ofServer('Run')).slice(-1)
  const box = await blockNamed('Run').last().boundingBox()
  const hour = (await topOf('11:00')) - (await topOf('10:00'))
  // In the middle of a snap, so that rounding decides nothing.
  const [x, y] = [box!.x + box!.width / 2, box!.y + hour * 0.375]
  await page.mouse.move(x, y)
  await page.mouse.down()
  await page.mouse.move(x, y + hour / 2, { steps: 4 })
  await page.mouse.move(x, y + hour, { steps: 6 })
  await page.mouse.up()
  const moved = await waitUntil(
    async () => (await ofServer('Run')).find(({ id, state }) => id === before!.id && state === 'pinned'),
    { what: 'the dragged block' },
  )
  expect(Date.parse(moved.start) - Date.parse(before!.start)).toBe(3_600_000)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await waitUntil(
    async () =>
      (await ofServer('Run')).some(
        ({ id, start, state }) => id === before!.id && start === before!.start && state !== 'pinned',
      ),
    { what: 'the block back in its place' },
  )
})

/** A moment as the form writes it, as the wall shows it. */
const momentIn = (typed: string): string => readTyped('datetime-local', typed, '2026-11-23') ?? ''

test('the keyboard opens a block, moves it, and comes back to where it was', async () => {
  const block = page.locator('.cal-event', { has: blockNamed('Write announcement') }).first()
  await block.focus()
  await page.keyboard.press('Enter')
  const panel = page.getByRole('dialog', { name: 'Write announcement' })
  await panel.getByText('Why here?').waitFor()
  await page.waitForURL(/\/blocks\//)
  await panel.getByRole('button', { name: 'Move…' }).press('Enter')
  const start = page.getByLabel('Start')
  const [date] = momentIn(await start.inputValue()).split('T')
  await start.fill(`${date} 16:00`)
  await page.keyboard.press('Enter')
  await panel.getByText('Pinned', { exact: true }).waitFor()
  // The page shows it at once, the server a moment later.
  const wanted = new Date(scene.at(`${date}T16:00`)).toISOString()
  const pinned = await waitUntil(
    async () => (await ofServer('Write announcement')).find(({ state }) => state === 'pinned'),
    { what: 'the moved block to be pinned' },
  )
  expect(new Date(pinned.start).toISOString()).toBe(wanted)
  await panel.getByRole('button', { name: 'Unpin' }).click()
  await panel.getByRole('button', { name: 'Pin here' }).waitFor()
  await page.keyboard.press('Escape')
  await panel.waitFor({ state: 'detached' })
  await page.waitForURL(app.url + '/')
  expect(new URL(page.url()).pathname).toBe('/')
})

test('m takes a block up, arrows carry it, Enter pins it, and it is said aloud', async () => {
  const before = (await ofServer('Run')).findLast(({ state }) => state !== 'pinned')
  await page.locator('.cal-event', { has: page.locator(`[data-block="${before!.id}"]`) }).focus()
  await page.keyboard.press('m')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Shift+ArrowDown')
  await page.locator('.calendar output', { hasText: ' – ' }).waitFor({ state: 'attached' })
  await page.keyboard.press('Enter')
  const after = await waitUntil(
    async () => (await ofServer('Run')).find(({ id, state }) => id === before!.id && state === 'pinned'),
    { what: 'the carried block to be pinned' },
  )
  const step = 15 * 60_000
  expect(Date.parse(after.start) - Date.parse(before!.start)).toBe(step)
  expect(Date.parse(after.end) - Date.parse(before!.end)).toBe(2 * step)
})

test('a block that is dropped with Alt, or carried and asked about, shows what would follow and stays where it is', async () => {
  const [block] = await ofServer('Run')
  const shown = page.locator('.cal-event', { has: page.locator(`[data-block="${block!.id}"]`) })
  const whatIf = page.getByRole('dialog', { name: /^What if “Run” was at/ })
  await shown.focus()
  for (const key of ['m', 'ArrowDown', 'p']) await page.keyboard.press(key)
  await whatIf.getByText('Nothing is changed yet.').waitFor()
  await whatIf.getByRole('button', { name: 'Leave it as it is' }).press('Enter')
  await whatIf.waitFor({ state: 'detached' })
  const box = await shown.boundingBox()
  await page.mouse.move(box!.x + box!.width / 2, box!.y + 6)
  await page.keyboard.down('Alt')
  await page.mouse.down()
  await page.mouse.move(box!.x + box!.width / 2, box!.y + 60, { steps: 5 })
  await page.mouse.up()
  await page.keyboard.up('Alt')
  await whatIf.getByRole('button', { name: 'Move it there' }).waitFor()
  await page.keyboard.press('Escape')
  await whatIf.waitFor({ state: 'detached' })
  expect((await ofServer('Run'))[0]).toEqual(block)
})

test('a span that is drawn becomes a task that is pinned there', async () => {
  const column = await page.locator('.cal-day').last().boundingBox()
  const [x, from, to] = [column!.x + column!.width / 2, await topOf('09:00'), await topOf('10:00')]
  await page.mouse.move(x, from + 20)
  await page.mouse.down()
  await page.mouse.move(x, from + 30, { steps: 3 })
  await page.mouse.move(x, to + 8, { steps: 5 })
  await page.mouse.up()
  const dialog = page.getByRole('dialog', { name: 'New task at this time' })
  const start = momentIn(await dialog.getByLabel('Start').inputValue())
  await dialog.getByLabel('What').fill('Paint the door')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  const [block] = await ofServer('Paint the door')
  expect([block?.state, Date.parse(block?.start ?? '')]).toEqual(['pinned', Date.parse(scene.at(start))])
})

test('one line leads everywhere: things by name, dates in words, and what would change', async () => {
  await page.keyboard.press('Control+k')
  const line = page.getByRole('combobox', { name: 'Search, or say what to do' })
  await line.fill('paint')
  await page
    .getByRole('option', { name: /^Paint the door/ })
    .first()
    .click()
  await page.locator('.task-row[data-linked]', { hasText: 'Paint the door' }).waitFor()
  await page.keyboard.press('/')
  await line.fill('next week')
  await page.keyboard.press('Enter')
  await page.getByRole('heading', { name: '30 November – 6 December 2026' }).waitFor()
  await page.keyboard.press('t')
  await page.keyboard.press('p')
  const preview = page.getByRole('dialog', { name: /^What if/ })
  await preview.getByRole('button', { name: 'Leave it as it is' }).click()
  await preview.waitFor({ state: 'detached' })
  expect(await appears(page.getByRole('heading', { name: '23 – 29 November 2026' }))).toBe(true)
})

test('the same line does things, by keys and by mouse', async () => {
  const line = page.getByRole('combobox', { name: 'Search, or say what to do' })
  const looks = (scheme: string) => page.locator(`html[data-mantine-color-scheme=${scheme}]`).waitFor()
  await page.keyboard.press('/')
  await line.fill('dark theme')
  await page.keyboard.press('Enter')
  await looks('dark')
  await page.getByRole('button', { name: /^Search/ }).click()
  await line.fill('theme')
  await page.getByRole('option', { name: 'Light theme' }).click()
  await looks('light')
  await page.keyboard.press('Control+k')
  await line.fill('announcement')
  const start = page.getByRole('option', { name: /^Start “Write announcement”/ })
  while ((await start.getAttribute('aria-selected')) !== 'true') await page.keyboard.press('ArrowDown')
  await page.keyboard.press('Enter')
  await page.locator('.block[data-state=running]', { hasText: 'Write announcement' }).waitFor()
  await page.keyboard.press('/')
  await line.fill('stop the timer')
  await page.keyboard.press('Enter')
  await page.locator('.tw-toast', { hasText: '“Write announcement” is stopped.' }).waitFor()
  await page.locator('.block[data-state=running]').waitFor({ state: 'detached' })
  expect(await ofServer('Write announcement')).not.toContainEqual(
    expect.objectContaining({ state: 'running' }),
  )
})

test('what somebody changes elsewhere shows without a reload', async () => {
  await scene.client.call(updateTask, {
    params: { id: goals.taskId },
    body: { title: 'Write the great announcement' },
  })
  expect(await appears(blockNamed('Write the great announcement').first())).toBe(true)
})

test('weeks go by with j and k, and t comes home', async () => {
  await page.keyboard.press('j')
  await page.getByRole('heading', { name: '30 November – 6 December 2026' }).waitFor()
  // Faster than a week is drawn.
  const pressed = `document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'k', bubbles: true }))`
  await page.evaluate(`${pressed}; ${pressed}`)
  await page.getByRole('heading', { name: '16 – 22 November 2026' }).waitFor()
  await page.keyboard.press('t')
  expect(await appears(page.getByRole('heading', { name: '23 – 29 November 2026' }))).toBe(true)
})

test('a link from Google opens the block in its week', async () => {
  const [run] = await ofServer('Run')
  const { page: other } = await visit(browser)
  await enter(other, app, scene.email, `/blocks/${run!.id}`)
  await other.getByRole('dialog', { name: 'Run' }).waitFor()
  expect(await appears(other.getByRole('heading', { name: '23 – 29 November 2026' }))).toBe(true)
  await other.context().close()
})

test('what is over is confirmed with one click, and counts', async () => {
  await page.getByRole('button', { name: '+1 day' }).click()
  await page.getByRole('heading', { name: /Did it happen/ }).waitFor()
  const first = page.getByRole('button', { name: /^Done: / }).first()
  const title = (await first.getAttribute('aria-label'))?.replace('Done: ', '') ?? ''
  await first.click()
  await waitUntil(async () => (await ofServer(title)).some(({ state }) => state === 'done'), {
    what: `“${title}” to be done`,
  })
  expect(await appears(page.locator('.block[data-state=done]').first())).toBe(true)
})

test('the browser had nothing to complain about', () => {
  expect(complaints).toEqual([])
})
