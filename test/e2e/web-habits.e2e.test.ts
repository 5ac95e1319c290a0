import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listHabits } from '#contracts/http/habit-routes.ts'
import { barriers } from '../support/barriers.ts'
import { buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'

let app: RunningApp
let scene: Scene
let browser: Browser

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  browser = await openBrowser()
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

const habit = async () => (await scene.client.call(listHabits, {})).items[0]

test('a habit from a template rests until a date, goes on, and shows its year', async () => {
  const { page, complaints } = await visit(browser)
  await enter(page, app, scene.email, '/habits')
  await page.getByRole('button', { name: 'Templates' }).click()
  await page.getByRole('button', { name: 'Add Run' }).click()
  await page.getByRole('heading', { name: 'Run' }).waitFor()

  await page.getByRole('button', { name: 'Edit Run' }).press('Enter')
  const dialog = page.getByRole('dialog', { name: 'Edit habit' })
  const whatIf = dialog.getByRole('button', { name: 'What if?' })
  const changes = dialog.getByRole('region', { name: 'What would change' })
  await dialog.getByLabel('At least').fill('600')
  await whatIf.press('Enter')
  await dialog.getByText(/^at most max minutes/).waitFor()
  await dialog.getByLabel('At least').fill('30')
  await dialog.getByRole('textbox', { name: 'Times a week' }).fill('5')
  await whatIf.press('Enter')
  await changes.locator('[data-change=added]', { hasText: 'Run' }).first().waitFor()
  expect(await habit()).toMatchObject({ timesPerWeek: 3 })
  await page.keyboard.press('Escape')
  await changes.waitFor({ state: 'detached' })
  await dialog.getByRole('button', { name: 'Cancel' }).press('Enter')
  await dialog.waitFor({ state: 'detached' })

  await page.getByRole('button', { name: 'More for Run' }).click()
  await page.getByRole('menuitem', { name: 'Pause…' }).click()
  await page.getByLabel('Last day of the pause').fill('2099-12-31')
  await page.getByRole('dialog').getByRole('button', { name: 'Pause' }).click()
  await page.getByText('Paused until 31 December 2099').waitFor()
  expect(await habit()).toMatchObject({ title: 'Run', isPaused: true, timesPerWeek: 3 })
  await page.getByRole('button', { name: 'Resume: Run' }).click()
  await page.getByRole('button', { name: 'More for Run' }).waitFor()
  expect(await habit()).toMatchObject({ isPaused: false, pauses: [] })

  await page.getByRole('button', { name: 'Year of Run' }).click()
  await page.locator('.habit__year-text', { hasText: /^Done on 0 days of the last year/ }).waitFor()
  expect(await barriers(page)).toEqual([])
  expect(complaints).toEqual([])
  await page.context().close()
}, 60_000)
