import { mkdir } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { createTask } from '#contracts/http/task-routes.ts'
import { barriers } from '../support/barriers.ts'
import { buildPage, enter, openBrowser, type Visit, visit } from '../support/browser.ts'
import { launchBeta, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { atRest, flaws, inTheme, PAGES } from '../support/sights.ts'

/** Pictures to look at; git does not keep them. */
const folder = 'test-artifacts/sights'

let app: RunningApp
let scene: Scene
let browser: Browser
let visited: Visit

beforeAll(async () => {
  await mkdir(folder, { recursive: true })
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  await launchBeta(scene)
  // Too much for the time there is, with a name that is too long for its box.
  await scene.client.call(createTask, {
    body: {
      title: 'Thesis: chapters on the unreasonable effectiveness of donaudampfschifffahrtsgesellschaften',
      minutes: 1440,
      due: scene.at('2026-11-25T17:00'),
      hardDue: true,
    },
  })
  await settledWeek(scene)
  browser = await openBrowser()
  // A browser far away: the page follows the person's zone, and not the machine's.
  visited = await visit(browser, { timezoneId: 'Pacific/Auckland' })
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

/** Barriers lie in colours and in layouts: two looks have both of each. 320 px is a page at four times its size. */
const looks = [
  { name: 'light', width: 1360, colorScheme: 'light', isProbed: true },
  { name: 'dark', width: 1280, colorScheme: 'dark', isProbed: false },
  { name: 'phone-light', width: 320, colorScheme: 'light', isProbed: false },
  { name: 'phone-dark', width: 390, colorScheme: 'dark', isProbed: true },
] as const
type Look = (typeof looks)[number]
/** Dialogs are made of the same parts: two looks will do. */
const probed = looks.filter(({ isProbed }) => isProbed)
const nameOf = (path: string): string => path.replaceAll(/\W+/g, '-').replace(/^-/, '') || 'week'

/** Takes a picture of the page in each look, and answers what is wrong in it. */
async function lookAt(page: Page, name: string, some: readonly Look[] = looks): Promise<string[]> {
  const wrong: string[] = []
  for (const { name: look, width, colorScheme, isProbed } of some) {
    await inTheme(page, colorScheme)
    await page.setViewportSize({ width, height: width > 500 ? 800 : 844 })
    await atRest(page)
    await page.screenshot({ path: `${folder}/${name}-${look}.png` })
    const found = [...(await flaws(page)), ...(isProbed ? await barriers(page) : [])]
    wrong.push(...found.map((what) => `${name} (${look}): ${what}`))
  }
  return wrong
}

test('sign-in: open to everybody, nothing cut or upon each other', async () => {
  await visited.page.goto(app.url)
  const wrong = await lookAt(visited.page, 'sign-in')
  await enter(visited.page, app, scene.email)
  expect(wrong).toEqual([])
})

test.for(PAGES)('%s, by day and by night, wide and narrow: the same', async (path) => {
  await visited.page.goto(app.url + path)
  expect(await lookAt(visited.page, nameOf(path))).toEqual([])
  expect(visited.complaints).toEqual([])
})

type Above = readonly [name: string, path: string, open: (page: Page) => Promise<unknown>]
const press = (key: string) => (page: Page) => page.keyboard.press(key)
const click = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().click()
const above: readonly Above[] = [
  ['task', '/tasks', (page) => page.locator('.task-row__main').first().click()],
  ['habit', '/habits', click(/^Edit /)],
  ['goal', '/goals', click('Edit Launch beta')],
  ['block', '/', (page) => page.locator('.cal-event:has([data-block])').first().press('Enter')],
  ['palette', '/tasks', press('/')],
  ['shortcuts', '/tasks', press('?')],
]
test.for(above)('%s, above its page: the same', async ([name, path, open]) => {
  const { page, complaints } = visited
  await page.setViewportSize({ width: 1360, height: 800 })
  await page.goto(app.url + path)
  await atRest(page)
  await open(page)
  await page.getByRole('dialog').waitFor()
  expect(await lookAt(page, `above-${name}`, probed)).toEqual([])
  expect(complaints).toEqual([])
})

test('the board, the later questions, a broken stream and the farewell: the same', async () => {
  const { page } = visited
  await page.goto(`${app.url}/tasks`)
  await page.locator('label', { hasText: 'Board' }).click()
  await page.locator('.board').waitFor()
  const wrong = await lookAt(page, 'board', probed)
  await page.goto(`${app.url}/welcome`)
  for (const step of ['busy', 'goal', 'habit', 'plan']) {
    const before = await page.locator('h1').textContent()
    await page.getByRole('button', { name: /^(Skip|Go on)$/ }).click()
    await page.locator('h1', { hasNotText: before ?? '' }).waitFor()
    wrong.push(...(await lookAt(page, `welcome-${step}`, probed)))
  }
  await page.route('**/api/v1/stream', (route) => route.fulfill({ status: 502, body: 'Bad gateway' }))
  await page.goto(`${app.url}/habits`)
  await page.getByText('Live updates do not get through').waitFor()
  wrong.push(...(await lookAt(page, 'unheard', probed)))
  const stranger = await visit(browser)
  await stranger.page.goto(`${app.url}/goodbye?receipt=0190-ab&saidAt=2026-11-23T09:30:12.000Z`)
  wrong.push(...(await lookAt(stranger.page, 'goodbye', probed)))
  await stranger.page.context().close()
  expect(wrong).toEqual([])
})

test('the checks can fail: they find what was put in on purpose', async () => {
  const page = await browser.newPage({ viewport: { width: 390, height: 800 } })
  await page.setContent(`
    <p style="width:40px;overflow:hidden;white-space:nowrap">words that do not fit</p>
    <p style="width:40px;overflow:hidden;white-space:nowrap;text-overflow:ellipsis">these know it</p>
    <div style="position:relative;height:60px"><button style="position:absolute;left:0">one</button>
    <button style="position:absolute;left:10px">two</button></div><div style="width:600px">wide</div>`)
  const found = await flaws(page)
  expect(found).toHaveLength(3)
  expect(found[0]).toContain('words that do not fit')
  expect(found[1]).toContain('lies upon')
  expect(found[2]).toContain('too wide')
  await page.close()
})
