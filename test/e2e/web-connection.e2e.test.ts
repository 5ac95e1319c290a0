import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { refreshCalendars } from '#contracts/http/calendar-routes.ts'
import { readSync, type SyncView } from '#contracts/http/sync-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { barriers } from '../support/barriers.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

const sync = (): Promise<SyncView> => scene.client.call(readSync, {})
const syncs = (what: string, isSo: (one: SyncView) => boolean) =>
  waitUntil(async () => isSo(await sync()), { what, timeoutMs: 20_000 })
const addTask = (title: string) => scene.client.call(createTask, { body: { title, minutes: 60 } })
const fault = (one: object) => scene.google.send('POST', '/faults', one)
const notice = (text: string | RegExp) => page.locator('.notice', { hasText: text })

/** Through Google's consent page once more. */
async function allow(email: string): Promise<void> {
  await page.getByRole('button', { name: 'Allow' }).waitFor()
  const known = page.locator(`input[type=radio][value="${email}"]`)
  if ((await known.count()) > 0) await known.check()
  else {
    await page.locator('input[type=radio][value=new]').check()
    await page.locator('input[name=new_email]').fill(email)
    await page.locator('input[name=new_name]').fill(email)
  }
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.getByRole('heading', { name: 'Settings', level: 1 }).waitFor()
}

beforeAll(async () => {
  await buildPage()
  app = await startApp({ SWEEP_SECONDS: '600' })
  scene = await signedIn(app, 'Europe/Berlin')
  browser = await openBrowser()
  const opened = await visit(browser)
  ;({ page, complaints } = opened)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the first reading is seen, and the first plan comes by itself', async () => {
  await fault({ method: 'events.list', calendarId: 'newcomer@example.com', kind: 'hold', times: 3 })
  const { page: newcomers } = await visit(browser)
  await newcomers.goto(app.url)
  await newcomers.getByRole('link', { name: 'Share only when I am busy' }).click()
  await newcomers.locator('input[type=radio][value=new]').check()
  await newcomers.locator('input[name=new_email]').fill('newcomer@example.com')
  await newcomers.locator('input[name=new_name]').fill('New')
  await newcomers.getByRole('button', { name: 'Allow' }).click()
  await newcomers.getByRole('heading', { name: 'Your calendar is being read' }).waitFor()
  await newcomers.getByText(/of 2 calendars read/).waitFor()
  await scene.google.send('DELETE', '/faults')
  expect(await appears(newcomers.getByText(/Plan 1: /))).toBe(true)
  expect(await newcomers.locator('.busy', { hasText: 'Busy' }).count()).toBeGreaterThan(0)
  await newcomers.context().close()
})

test('while Google is away the page says so, and it goes on when it is back', async () => {
  await enter(page, app, scene.email)
  await fault({ method: 'events.list', kind: 'cut-before-effect', times: 200 })
  await scene.client.call(refreshCalendars, {})
  await notice('Google cannot be reached at the moment. You see your calendar as of').waitFor()
  await scene.google.send('DELETE', '/faults')
  await notice('Google cannot be reached').getByRole('button', { name: 'Try now' }).click()
  await notice('Google cannot be reached').waitFor({ state: 'detached' })
  expect((await sync()).accounts[0]?.trouble).toBeNull()
})

test('blocks on their way are counted', async () => {
  // More than one: the newcomer's blocks may be on their way, too.
  await fault({ method: 'events.insert', kind: 'hold', times: 100 })
  await addTask('Write the offer')
  await page.getByText('1 block on its way to Google').waitFor()
  await scene.google.send('DELETE', '/faults')
  await syncs('the block in Google', ({ waiting, shown }) => waiting.add === 0 && shown === 1)
  await page.getByText('1 block on its way to Google').waitFor({ state: 'detached' })
  expect((await scene.blocks()).length).toBe(1)
})

test('a second account is linked with less, and its row says so', async () => {
  await page.goto(`${app.url}/settings`)
  await page.getByRole('button', { name: 'Link another Google account' }).click()
  await page.getByRole('link', { name: /Free\/busy only/ }).click()
  await allow('private@example.com')
  const account = page.getByRole('region', { name: /private@example.com/ })
  await account.getByText('free/busy only', { exact: true }).waitFor()
  await account.getByText(/of them count as busy/).waitFor()
  expect((await sync()).accounts.map(({ isFreeBusyOnly }) => isFreeBusyOnly)).toEqual([false, true])
})

test('an ended access asks to reconnect on every page, names the account, and proposes it to Google', async () => {
  await scene.google.send('POST', '/switches', { refreshError: 'invalid_grant' })
  // Of this person alone: the newcomer of the first test is read as well, after each push.
  const ended401 = { kind: 'error', status: 401, reason: 'authError', times: 1 }
  await fault({ ...ended401, method: 'events.list', calendarId: scene.email })
  await scene.client.call(refreshCalendars, {})
  await syncs('an account to reconnect', ({ accounts }) => accounts.some((one) => one.status === 'reconnect'))
  await scene.google.send('POST', '/switches', { refreshError: null })
  await page.goto(`${app.url}/goals`)
  const ended = (await sync()).accounts.find((one) => one.status === 'reconnect')
  await notice(`Google no longer lets Timewright into ${ended?.email}`).waitFor()
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: `Reconnect: ${ended?.email}` }).click()
  await page.getByRole('button', { name: 'Allow' }).waitFor()
  expect(await page.locator('input[type=radio]:checked').getAttribute('value')).toBe(ended?.email)
  await page.getByRole('button', { name: 'Allow' }).click()
  await page.waitForURL(`${app.url}/goals`)
  await syncs('the account back', ({ accounts }) => accounts.every((one) => one.status === 'active'))
  expect(await notice('no longer lets').count()).toBe(0)
})

test('who says no to Google comes back to where they were, and reads why', async () => {
  await page.goto(`${app.url}/settings`)
  await page.getByRole('button', { name: 'Link another Google account' }).click()
  await page.getByRole('link', { name: /With event titles/ }).click()
  await page.getByRole('button', { name: 'Deny' }).click()
  await notice('the access was not allowed').waitFor()
  expect(page.url()).toBe(`${app.url}/settings`)
})

test('disconnecting says what it means, and removes the blocks that are ours', async () => {
  const account = page.getByRole('region', { name: new RegExp(scene.email) })
  await account.getByRole('button', { name: 'Disconnect…' }).click()
  const dialog = page.getByRole('dialog', { name: `Disconnect ${scene.email}?` })
  await dialog.getByText('You stay signed in.').waitFor()
  expect(await barriers(page)).toEqual([])
  await dialog.getByRole('button', { name: 'Disconnect' }).click()
  await syncs('the account gone', ({ accounts }) => accounts.every(({ email }) => email !== scene.email))
  await account.waitFor({ state: 'detached' })
  expect(await scene.blocks()).toEqual([])
})

test('a pause of writes says until when and why', async () => {
  await page.goto(app.url)
  // Whoever else writes meets it, too.
  const tooMuch = { kind: 'error', status: 403, reason: 'quotaExceeded', times: 100 }
  await fault({ method: 'events.insert', ...tooMuch })
  await addTask('Write the bill')
  await page.getByRole('link', { name: /Writing to Google pauses until/ }).click()
  await page.getByText('Google says this account has written a lot').waitFor()
  expect(await barriers(page)).toEqual([])
  expect(complaints).toEqual([])
})
