import { readFile } from 'node:fs/promises'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listHabits } from '#contracts/http/habit-routes.ts'
import { listObjectives } from '#contracts/http/objective-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { listHours, readSettings } from '#contracts/http/settings-routes.ts'
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

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  browser = await openBrowser()
  ;({ page, complaints } = await visit(browser))
  await enter(page, app, scene.email)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const heading = (name: string) => page.getByRole('heading', { name, level: 1 })
const press = async (...keys: readonly string[]): Promise<void> => {
  for (const key of keys) await page.keyboard.press(key)
}
const workHours = async () =>
  (await scene.client.call(listHours, {})).items.find(({ name }) => name === 'work')?.ranges
const firstRun = async () => (await scene.client.call(readSettings, {})).settings.firstRun
const comesTo = (step: string) =>
  waitUntil(async () => (await firstRun()) === step, { what: `the first run to be kept at "${step}"` })

test('hours are proposed from the meetings and painted with keys', async () => {
  await page.getByRole('link', { name: 'Begin' }).click()
  await appears(heading('When do you work?'))
  await appears(page.getByText(/^Guessed from \d+ meetings of yours/))
  expect(await barriers(page)).toEqual([])
  await page.getByRole('gridcell', { name: 'Monday 09:00 – 09:30', exact: false }).focus()
  // Saturday, from nine to ten.
  await press(...Array.from({ length: 5 }, () => 'ArrowDown'), 'Shift+ArrowRight', 'Space')
  await appears(page.getByText('Sat, 09:00 – 10:00'))
  await page.getByRole('button', { name: 'These are my hours' }).press('Enter')
  await appears(heading('What makes you busy?'))
  await comesTo('busy')
  expect(await workHours()).toContainEqual({ days: [6], from: '09:00', to: '10:00' })
})

test('it goes on where it was after the page is loaded again, with what was typed', async () => {
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'That is right' }).press('Enter')
  await appears(heading('What do you want to reach?'))
  await page.getByLabel('Goal', { exact: true }).fill('Launch the beta')
  await comesTo('goal')
  await page.reload()
  await page.getByLabel('How will you know?').fill('Pilot customers')
  expect(await page.getByLabel('Goal', { exact: true }).inputValue()).toBe('Launch the beta')
  await page.getByLabel('To', { exact: true }).fill('10')
  expect(await barriers(page)).toEqual([])
  await page.getByLabel('To', { exact: true }).press('Enter')
  await appears(heading('What should happen every week?'))
  const [objective] = (await scene.client.call(listObjectives, { query: {} })).items
  expect(objective).toMatchObject({
    title: 'Launch the beta',
    keyResults: [
      {
        kind: 'metric',
        title: 'Pilot customers',
        baseline: 0,
        target: 10,
        effortPlan: { targetMinutesPerWeek: 240 },
      },
    ],
  })
})

test('a habit is chosen, and the week is planned', async () => {
  expect(await barriers(page)).toEqual([])
  await page.getByRole('radio', { name: 'Weekly review' }).focus()
  await page.getByRole('button', { name: 'Make it a habit' }).press('Enter')
  await appears(heading('Your week is planned'))
  expect((await scene.client.call(listHabits, {})).items.map(({ title }) => title)).toEqual(['Weekly review'])
  expect(await barriers(page)).toEqual([])
  await page.getByRole('button', { name: 'Show my week' }).press('Enter')
  await appears(page.locator('.cal-event', { hasText: 'Pilot customers' }).first())
  const { blocks } = await scene.client.call(readWeek, { query: {} })
  expect(blocks.length).toBeGreaterThan(0)
})

test('it is offered no more', async () => {
  await comesTo('closed')
  await page.reload()
  await appears(page.locator('.cal-event', { hasText: 'Pilot customers' }).first())
  expect(await page.getByRole('link', { name: /^(Begin|Go on)$/ }).count()).toBe(0)
})

test('hours are painted with the pointer, and times are written as the person reads them', async () => {
  await page.goto(`${app.url}/settings`)
  await page.getByLabel('Times of day').selectOption({ label: '5:30 PM' })
  await appears(page.getByText('Sat 9:00 AM – 10:00 AM', { exact: false }))
  await page.getByRole('button', { name: 'Edit: work' }).click()
  const cell = (day: string, time: string) => page.getByRole('gridcell', { name: `${day} ${time}` })
  await cell('Saturday', '10:00 AM').hover()
  await page.mouse.down()
  await cell('Sunday', '11:30 AM').hover()
  await page.mouse.up()
  await appears(page.getByText('Sat, Sun, 10:00 AM – 12:00 PM: open'))
  expect(await barriers(page)).toEqual([])
  await page.getByRole('dialog').getByRole('button', { name: 'Save', exact: true }).click()
  await appears(page.locator('.tw-toast', { hasText: 'The hours are saved.' }))
  const ranges = await workHours()
  expect(ranges).toContainEqual({ days: [6], from: '09:00', to: '12:00' })
  expect(ranges).toContainEqual({ days: [7], from: '10:00', to: '12:00' })
})

test('one takes a copy along, and leaves for good only with the address typed', async () => {
  await page.goto(`${app.url}/settings`)
  const arriving = page.waitForEvent('download')
  await page.getByRole('button', { name: 'Download my data' }).click()
  const copy = await arriving
  expect(copy.suggestedFilename()).toBe('timewright.json')
  expect(await readFile(await copy.path(), 'utf8')).toContain('"format":"timewright-account"')
  await appears(page.getByText('“timewright.json” is among your downloads.'))
  await page.getByRole('button', { name: 'Delete my account…' }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(`Type ${scene.email} to confirm`).fill('somebody@example.com')
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await appears(dialog.getByText('the e-mail address that you sign in with', { exact: false }))
  await dialog.getByLabel(`Type ${scene.email} to confirm`).fill(scene.email)
  await dialog.getByRole('button', { name: 'Delete everything' }).click()
  await appears(page.getByRole('heading', { name: 'Your account is deleted' }))
  expect(await page.locator('.goodbye__receipt code').textContent()).toMatch(/^[0-9a-f-]{36}$/)
  expect(await barriers(page)).toEqual([])
  await page.getByRole('link', { name: 'To the first page' }).click()
  await appears(page.getByRole('link', { name: 'Sign in with Google' }))
  expect(complaints).toEqual([])
})
