import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startBlock } from '#contracts/http/block-routes.ts'
import { listLedger } from '#contracts/http/ledger-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { createTask } from '#contracts/http/task-routes.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { blockIdOf, endOf, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

const weekNow = () => scene.client.call(readWeek, { query: {} })
const runningBlock = async () => (await weekNow()).blocks.find(({ state }) => state === 'running')
const ledgerNow = () => scene.client.call(listLedger, { query: {} })
const setClock = (ms: number) =>
  scene.client.send('POST', '/demo/clock', { now: new Date(ms).toISOString(), anyway: true })

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  await scene.client.call(createTask, { body: { title: 'Put in the hours', minutes: 60 } })
  await settledWeek(scene)
  browser = await openBrowser()
  ;({ page, complaints } = await visit(browser))
  await enter(page, app, scene.email)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('a running block past its end asks, goes on in Google, and records what the timer says', async () => {
  const next = await waitUntil(
    async () => (await weekNow()).blocks.find(({ title }) => title === 'Put in the hours'),
    { what: 'the block of the task' },
  )
  const { end } = await scene.client.call(startBlock, { params: { id: next.id } })
  await setClock(Date.parse(end) + 60_000)
  await appears(page.getByRole('heading', { name: 'Still at it?' }))
  await page.getByRole('button', { name: '15 minutes more', exact: false }).first().click()
  const longer = await waitUntil(
    async () => {
      const running = await runningBlock()
      return running !== undefined && Date.parse(running.end) > Date.parse(end) ? running : null
    },
    { what: 'the block to go on' },
  )
  await waitUntil(
    async () =>
      (await scene.blocks()).some(
        (block) => blockIdOf(block) === next.id && endOf(block) === Date.parse(longer.end),
      ),
    { what: 'Google to show the later end' },
  )
  await setClock(Date.parse(longer.end) + 60_000)
  await appears(page.getByRole('heading', { name: 'Still at it?' }))
  await page.getByRole('button', { name: /^Stop: / }).click()
  await appears(page.locator('.tw-toast', { hasText: 'is stopped' }))
  const { items } = await ledgerNow()
  expect(items.map(({ blockId, evidence }) => [blockId, evidence])).toEqual([[next.id, 'timer']])
})

test('hours are listed, corrected by an entry, logged by hand, and taken along as a table', async () => {
  await page.getByRole('link', { name: 'Hours, and work to log' }).click()
  await page.getByRole('heading', { name: 'Hours worked', exact: true }).waitFor()
  await page.getByRole('button', { name: /^Correct: / }).click()
  await page.getByLabel('It really took').fill('25')
  await page.getByRole('button', { name: 'Correct', exact: true }).click()
  await appears(page.locator('.ledger-line', { hasText: 'correction' }))
  await page.getByRole('button', { name: 'Log work…' }).click()
  await page.getByLabel('What for').selectOption({ label: 'Put in the hours' })
  await page.getByLabel('How long').fill('35')
  await page.getByLabel('Note').fill('=on the train')
  await page.getByRole('button', { name: 'Record' }).click()
  await appears(page.locator('.ledger-line', { hasText: '=on the train' }))
  await appears(page.locator('.ledger-total', { hasText: '1 h' }))
  expect((await ledgerNow()).totalMinutes).toBe(60)
  const table = await (await page.request.get(`${app.url}/api/v1/ledger.csv`)).text()
  expect(table.trim().split('\r\n')).toHaveLength(4)
  expect(table).toContain(",'=on the train,")
  expect(complaints).toEqual([])
})
