import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { createTask, listTasks } from '#contracts/http/task-routes.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

const due = '2026-11-24T17:00'
const weekNow = () => scene.client.call(readWeek, { query: {} })
const thesis = async () =>
  (await scene.client.call(listTasks, { query: { status: 'open', limit: 50 } })).items.find(
    ({ title }) => title === 'Thesis',
  )
const advice = () => page.locator('.repairs li', { hasText: 'Moving the due' })
const mine = async () => (await weekNow()).blocks.find(({ title }) => title === 'Call the bank')
const blocksOf = async () => (await weekNow()).blocks.map(({ start, end }) => `${start} ${end}`).sort()

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  await scene.client.call(createTask, {
    body: { title: 'Thesis', minutes: 1440, due: scene.at(due), hardDue: true, priority: 1 },
  })
  await waitUntil(async () => ((await weekNow()).version?.repairs ?? []).length > 0, { what: 'advice' })
  browser = await openBrowser()
  const opened = await visit(browser)
  ;({ page, complaints } = opened)
  await enter(page, app, scene.email)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('what found no room is told without ids, and advice has a button', async () => {
  await appears(page.getByRole('heading', { name: 'No room for 1' }))
  const rail = (await page.locator('#plan-rail').textContent()) ?? ''
  expect(rail).toContain('Thesis')
  expect(rail).not.toMatch(/[0-9a-f]{8}-[0-9a-f]{4}/)
  await appears(advice().getByRole('button', { name: /^Apply/ }))
})

test('one click applies a repair, plans again, and Undo brings everything back', async () => {
  const before = await blocksOf()
  await advice()
    .getByRole('button', { name: /^Apply/ })
    .click()
  await appears(page.locator('.tw-toast', { hasText: 'Done: moving the due of' }))
  await waitUntil(async () => (await weekNow()).version?.unplaced.length === 0, { what: 'the repaired plan' })
  expect(Date.parse((await thesis())?.due ?? '')).toBeGreaterThan(Date.parse(scene.at(due)))
  await appears(page.locator('.repaired', { hasText: 'Applied: Moving the due of “Thesis”' }))
  // What was pressed is gone; the keyboard goes on beside it.
  await page.locator('#plan-rail :focus').waitFor()
  await page.getByRole('button', { name: 'Take it back' }).click()
  await appears(page.locator('.tw-toast', { hasText: 'Everything is as it was before' }))
  expect(Date.parse((await thesis())?.due ?? '')).toBe(Date.parse(scene.at(due)))
  expect(await blocksOf()).toEqual(before)
  await appears(page.getByRole('heading', { name: 'No room for 1' }))
})

test('another place is taken with one click, and given back with another', async () => {
  await scene.client.call(createTask, {
    body: {
      title: 'Call the bank',
      minutes: 30,
      notBefore: scene.at('2026-11-26T00:00'),
      due: scene.at('2026-11-27T17:00'),
    },
  })
  const block = page.locator('.block', { hasText: 'Call the bank' })
  await block.first().waitFor()
  const before = await mine()
  await block.first().click()
  await page
    .getByRole('button', { name: /^Move to/ })
    .first()
    .click()
  await waitUntil(async () => (await mine())?.state === 'pinned', { what: 'the pinned block' })
  expect((await mine())?.start).not.toBe(before?.start)
  await page.locator('.tw-toast', { hasText: 'is pinned to' }).getByRole('button', { name: 'Undo' }).click()
  await waitUntil(async () => (await mine())?.start === before?.start, { what: 'the block where it was' })
})

const pinnedParts = async () =>
  (await weekNow()).blocks.filter(({ title, state }) => title === 'Thesis' && state === 'pinned')
const pinnedAt = (local: string) =>
  waitUntil(
    async () => (await pinnedParts()).some(({ start }) => Date.parse(start) === Date.parse(scene.at(local))),
    { what: `a part of the thesis at ${local}` },
  )

test('what has no room is dropped on a free hour with the mouse', async () => {
  await page.keyboard.press('Escape')
  await page.getByRole('dialog', { name: 'Call the bank' }).waitFor({ state: 'detached' })
  const column = await page.locator('.cal-day', { hasText: 'Sat' }).boundingBox()
  const hour = await page.locator('.cal-hour', { hasText: '10:00' }).boundingBox()
  await page.locator('.unplaced li', { hasText: 'Thesis' }).locator('strong').hover()
  await page.mouse.down()
  const [x, y] = [column!.x + column!.width / 2, hour!.y + 6]
  await page.mouse.move(x, y - 30, { steps: 4 })
  await page.mouse.move(x, y, { steps: 4 })
  await page.mouse.up()
  expect(await pinnedAt('2026-11-28T10:00')).toBe(true)
})

test('and placed at a time of one’s choice by keys', async () => {
  await page.getByRole('button', { name: 'Place “Thesis” by hand' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Place “Thesis”' })
  await dialog.getByLabel('Start').fill('2026-11-29T11:00')
  await page.keyboard.press('Enter')
  await dialog.waitFor({ state: 'detached' })
  await pinnedAt('2026-11-29T11:00')
  expect(await appears(page.locator('.block[data-state=pinned]', { hasText: 'Thesis' }).last())).toBe(true)
})

test('the browser has nothing to complain about', () => {
  expect(complaints).toEqual([])
})
