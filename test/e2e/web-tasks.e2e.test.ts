import type { Browser, Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { createTask, deleteTask, listTasks, updateTask } from '#contracts/http/task-routes.ts'
import { barriers } from '../support/barriers.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { endOf, type Scene, settledWeek, signedIn, startOf } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  browser = await openBrowser()
  const opened = await visit(browser, { hasTouch: true })
  ;({ page, complaints } = opened)
  await enter(page, app, scene.email, '/tasks')
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const line = () => page.getByLabel('Add a task in one line')
const understood = () => page.getByRole('status', { name: 'Understood as' })
const openTasks = async () =>
  (await scene.client.call(listTasks, { query: { status: 'open', limit: 50 } })).items
const titles = async () => (await openTasks()).map(({ title }) => title).sort()
const toast = (text: string | RegExp) => page.locator('.tw-toast', { hasText: text }).last()
const choose = async (title: string, item: string): Promise<void> => {
  await page.getByRole('button', { name: `More for ${title}`, exact: true }).click()
  await page.getByRole('menuitem', { name: item, exact: true }).click()
}
/** When Google shows work of ours. */
const inGoogle = async () => (await scene.blocks()).map((event) => `${startOf(event)} ${endOf(event)}`).sort()

test('a line is understood while it is typed, and says where it is not', async () => {
  await line().fill('Write the book 3h due Fry P1')
  await appears(understood().locator('mark', { hasText: 'Fry' }))
  await line().fill('Write the book 3h due Fri P1 mornings')
  for (const chip of ['Write the book', '3 h', 'due Fri 27 Nov 2026', 'P1', 'rather 08:00–12:00'])
    await appears(understood().getByText(chip, { exact: true }))
  expect(await barriers(page)).toEqual([])
  await line().press('Alt+Enter')
  await appears(page.getByRole('region', { name: 'What would change' }).getByText('Write the book').first())
  expect(await openTasks()).toEqual([])
  await line().press('Enter')
  await appears(page.getByRole('button', { name: 'More for Write the book', exact: true }))
  // The same line again was not asked about.
  await waitUntil(async () => (await line().inputValue()) === '', { what: 'an empty line' })
  await line().fill('Write the book 3h due Fri P1 mornings')
  await appears(page.getByRole('button', { name: 'Add', exact: true }))
  await line().fill('')
})

test('a change is thought of before it is made: what moves, what no longer fits, by keys', async () => {
  await page.getByRole('button', { name: /^Write the book 3 h/ }).press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Edit task' })
  await drawer.getByLabel('Takes').fill('5')
  await drawer.getByRole('button', { name: 'What if?' }).press('Enter')
  const changes = drawer.getByRole('region', { name: 'What would change' })
  await appears(changes.getByText(/^Planned ahead: .* \(2 h more\)/))
  expect(await barriers(page)).toEqual([])
  expect((await openTasks()).map(({ minutes }) => minutes)).toEqual([180])
  // It stays when it cannot be asked for again, and Escape is still for it alone.
  await page.route('**/plan/preview', (route) => route.fulfill({ status: 503 }))
  // One that was on its way before may still be answered.
  const refused = page.waitForResponse((answer) => answer.status() === 503)
  await scene.client.call(updateTask, {
    params: { id: (await openTasks())[0]?.id ?? '' },
    body: { priority: 2 },
  })
  await refused
  await page.unroute('**/plan/preview')
  await page.keyboard.press('Escape')
  await changes.waitFor({ state: 'detached' })
  await drawer.getByRole('button', { name: 'Cancel' }).press('Enter')
  await drawer.waitFor({ state: 'detached' })
})

test('what somebody else changes or takes away meanwhile leaves what was typed', async () => {
  const { id } = await scene.client.call(createTask, { body: { title: 'Shared words' } })
  const row = page.getByRole('button', { name: /^Shared words/ })
  await row.press('Enter')
  const drawer = page.getByRole('dialog', { name: 'Edit task' })
  await drawer.getByLabel('Title').fill('My words')
  await scene.client.call(updateTask, { params: { id }, body: { title: 'Their words' } })
  await appears(drawer.getByText('It says “Their words” now. What you typed is kept.'))
  await drawer.getByRole('button', { name: 'Keep mine' }).click()
  await scene.client.call(deleteTask, { params: { id } })
  await appears(drawer.getByText('This task is no longer there'))
  await drawer.getByRole('button', { name: 'Add it as a new task' }).press('Enter')
  await drawer.waitFor({ state: 'detached' })
  const again = (await openTasks()).find(({ title }) => title === 'My words')
  expect(again?.id).not.toBe(id)
  await scene.client.call(deleteTask, { params: { id: again?.id ?? '' } })
  await page.getByRole('button', { name: /^My words/ }).waitFor({ state: 'detached' })
})

test('split, and taken back', async () => {
  const [task] = await openTasks()
  await choose('Write the book', 'Split…')
  await page.getByLabel('Parts').fill('3')
  await page.getByRole('button', { name: 'Split into 3' }).click()
  await appears(page.getByRole('button', { name: 'More for Write the book (3/3)', exact: true }))
  const parts = await openTasks()
  expect(parts.map(({ minutes }) => minutes)).toEqual([60, 60, 60])
  expect(new Set(parts.map(({ due }) => due))).toEqual(new Set([task?.due]))
  await toast('is split into 3 parts').getByRole('button', { name: 'Undo' }).click()
  await appears(toast('Taken back: “Write the book” is split'))
  expect(await titles()).toEqual(['Write the book'])
})

test('snoozed until next week, and back where it was, in Google, too', async () => {
  await settledWeek(scene)
  const before = await inGoogle()
  await choose('Write the book', 'Next week')
  // Pointed at, it stays for as long as the calendar takes.
  await toast('“Write the book” is snoozed').hover()
  const monday = Date.parse(scene.at('2026-11-30T00:00'))
  await waitUntil(
    async () => {
      const shown = (await scene.blocks()).map((event) => startOf(event))
      return shown.length > 0 && shown.every((startMs) => startMs >= monday)
    },
    { what: 'work from next Monday on in Google', timeoutMs: 20_000 },
  )
  await settledWeek(scene)
  await toast('is snoozed').getByRole('button', { name: 'Undo' }).click()
  await waitUntil(async () => JSON.stringify(await inGoogle()) === JSON.stringify(before), {
    what: 'the blocks of before in Google',
    timeoutMs: 20_000,
  })
  expect((await openTasks())[0]).toMatchObject({ notBefore: null })
})

test('a timer runs and stops; what is taken off the calendar stays off', async () => {
  await choose('Write the book', 'Start now')
  await appears(page.locator('.task-row .chip', { hasText: 'running' }))
  await choose('Write the book', 'Stop')
  await appears(toast('its minutes are recorded'))
  await choose('Write the book', 'Take off the calendar')
  await appears(page.locator('.task-row .chip', { hasText: 'off the calendar' }))
  await waitUntil(
    async () => {
      const { blocks, isPlanning } = await scene.client.call(readWeek, { query: {} })
      return !isPlanning && blocks.every(({ state }) => state === 'done')
    },
    { what: 'a week without its blocks' },
  )
  expect((await openTasks())[0]).toMatchObject({ isUnscheduled: true, isRunning: false, plannedMinutes: 0 })
})

test('many at once, and one undo', async () => {
  await line().fill('Call Ada 30m P2')
  await page.getByRole('button', { name: 'Add', exact: true }).click()
  await appears(page.getByRole('button', { name: 'More for Call Ada', exact: true }))
  await page.getByRole('button', { name: 'Select', exact: true }).click()
  for (const title of await titles()) await page.getByLabel(`Select: ${title}`).check()
  await page.getByRole('region', { name: 'Selected tasks' }).getByRole('button', { name: 'Done' }).click()
  await appears(toast('2 tasks are changed.'))
  expect(await titles()).toEqual([])
  await toast('2 tasks are changed.').getByRole('button', { name: 'Undo' }).click()
  await appears(page.getByRole('button', { name: 'More for Call Ada', exact: true }))
  expect(await titles()).toEqual(['Call Ada', 'Write the book'])
})

const middleOf = async (what: Locator) => {
  const box = await what.boundingBox()
  if (box === null) throw new Error('Nothing to drag is in sight')
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 }
}

test('a card goes to another column by a finger, and back by the mouse; Escape takes a drag back', async () => {
  await page.getByText('Board', { exact: true }).click()
  const card = (column: string) => page.getByRole('region', { name: column }).getByText('Call Ada')
  const grip = page.getByRole('button', { name: 'Move Call Ada' })
  await grip.waitFor()
  const [from, to] = [await middleOf(grip), await middleOf(page.locator('[data-column="p1"]'))]
  const touches = await page.context().newCDPSession(page)
  const touch = (type: 'touchStart' | 'touchMove' | 'touchEnd', points: (typeof from)[]) =>
    touches.send('Input.dispatchTouchEvent', { type, touchPoints: points })
  await touch('touchStart', [from])
  await touch('touchMove', [{ x: (from.x + to.x) / 2, y: to.y }])
  await touch('touchMove', [to])
  await appears(page.locator('[data-column="p1"][data-over]'))
  await touch('touchEnd', [])
  await appears(card('P1 · Critical'))
  expect((await openTasks()).find(({ title }) => title === 'Call Ada')).toMatchObject({ priority: 1 })

  const drag = async (column: string): Promise<void> => {
    const [start, end] = [
      await middleOf(page.locator('.board__card', { hasText: 'Call Ada' })),
      await middleOf(page.locator(`[data-column="${column}"]`)),
    ]
    await page.mouse.move(start.x, start.y)
    await page.mouse.down()
    await page.mouse.move(end.x, end.y, { steps: 4 })
    await appears(page.locator(`[data-column="${column}"][data-over]`))
  }
  await drag('p3')
  await page.keyboard.press('Escape')
  await page.mouse.up()
  await appears(card('P1 · Critical'))
  await drag('p2')
  await page.mouse.up()
  await appears(card('P2 · High'))
  // The press that dragged opened neither the drawer nor the menu.
  expect(await page.getByRole('dialog').count()).toBe(0)
  expect(await page.getByRole('menu').count()).toBe(0)
})

test('the browser has nothing to complain about', () => {
  expect(complaints).toEqual([])
})
