import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listMails, listNotifications, readNoticeSettings } from '#contracts/http/notification-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { barriers } from '../support/barriers.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { launchBeta, type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

const lastWeek = { query: { date: '2026-11-23' } }
const unconfirmed = async () =>
  (await scene.client.call(readWeek, lastWeek)).blocks.filter(({ state }) => state === 'unconfirmed').length
const mails = async () => (await scene.client.call(listMails, {})).items

/** The week of the scene goes by, and nobody says a word about its blocks. */
beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  await launchBeta(scene)
  await waitUntil(async () => (await scene.client.call(readWeek, lastWeek)).blocks.length > 4, {
    what: 'a planned week',
  })
  await scene.client.send('POST', '/demo/clock', { now: scene.at('2026-11-30T09:00') })
  await waitUntil(async () => (await mails()).some(({ subject }) => subject === 'Your week'), {
    what: 'the weekly digest',
    timeoutMs: 30_000,
  })
  await waitUntil(async () => (await unconfirmed()) > 2, { what: 'blocks that wait for a word' })
  browser = await openBrowser()
  const opened = await visit(browser)
  ;({ page, complaints } = opened)
  await enter(page, app, scene.email)
}, 120_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the bell counts what is unread, and a click leads to the place', async () => {
  const bell = page.getByRole('button', { name: /^Notifications, \d+ unread$/ })
  expect(await appears(bell)).toBe(true)
  await bell.click()
  await appears(page.getByRole('heading', { name: 'Notifications' }))
  const { unread } = await scene.client.call(listNotifications, { query: {} })
  await page
    .getByRole('link', { name: /to confirm$/ })
    .first()
    .click()
  await page.waitForURL(/\?date=2026-11-2/)
  await waitUntil(
    async () => (await scene.client.call(listNotifications, { query: {} })).unread === unread - 1,
    { what: 'one less to read' },
  )
})

test('the mailbox of the demo holds the digest, and its link confirms a block by one button', async () => {
  await page.getByRole('link', { name: 'Mailbox' }).click()
  await page.getByRole('button', { name: /^Your week/ }).click()
  const mail = page.getByRole('article', { name: 'Your week' })
  await appears(mail.getByText('Hours last week'))
  const before = await unconfirmed()
  const link = mail.locator('p', { hasText: 'It is done: ' }).first().getByRole('link')
  const address = (await link.getAttribute('href')) ?? ''
  const answering = await page.context().newPage()
  await answering.goto(address)
  await appears(answering.getByRole('heading', { name: /^Did “.+” happen\?$/ }))
  expect(await unconfirmed()).toBe(before)
  await answering.getByRole('button', { name: 'Yes, it is done' }).click()
  await appears(answering.getByRole('heading', { name: 'Done. The time counts.' }))
  expect(await unconfirmed()).toBe(before - 1)
  await answering.goto(address)
  expect(await appears(answering.getByRole('heading', { name: /used before/ }))).toBe(true)
  expect(await answering.getByRole('button', { name: 'Yes, it is done' }).count()).toBe(0)
  await answering.close()
})

test('a kind of mail is turned off in the settings, and a test mail arrives', async () => {
  await page.getByRole('link', { name: 'Settings', exact: true }).click()
  const box = page.getByRole('checkbox', { name: 'Weekly digest: Mail' })
  await box.uncheck()
  expect(await box.isChecked()).toBe(false)
  await waitUntil(async () => !(await scene.client.call(readNoticeSettings, {})).ways['weekly-digest'].mail, {
    what: 'saved settings',
  })
  const before = (await mails()).length
  await page.getByRole('button', { name: 'Send a test mail' }).click()
  await waitUntil(async () => (await mails()).length === before + 1, { what: 'the test mail' })
})

test('who was away finds what waits from the weeks before beside this week, and says it for a day at once', async () => {
  await page.goto(app.url)
  const before = await unconfirmed()
  const list = page.getByRole('region', { name: /^Did it happen/ })
  await list.getByText(`${before} from the weeks before`).click()
  const day = list.getByRole('region').filter({ has: page.getByRole('button', { name: /^All done/ }) })
  const ofDay = await day.first().getByRole('listitem').count()
  expect(ofDay).toBeGreaterThan(1)
  expect(await barriers(page)).toEqual([])
  await day
    .first()
    .getByRole('button', { name: /^All done/ })
    .click()
  await list.getByText(`${before - ofDay} from the weeks before`).waitFor()
  expect(await unconfirmed()).toBe(before - ofDay)
  await page.getByRole('button', { name: 'Undo', exact: true }).last().click()
  await list.getByText(`${before} from the weeks before`).waitFor()
  // By keyboard one goes on where one is.
  await list
    .locator('.earlier')
    .getByRole('button', { name: /^Done: / })
    .first()
    .press('Enter')
  await list.getByText(`${before - 1} from the weeks before`).waitFor()
  await list.locator('button:focus[aria-label^="Done: "]').waitFor()
})

test('the browser has nothing to complain about', () => {
  expect(complaints).toEqual([])
})
