import { gzipSync } from 'node:zlib'
import type { Browser, Response } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { listObjectives } from '#contracts/http/objective-routes.ts'
import { readWeek } from '#contracts/http/plan-routes.ts'
import { readSettings } from '#contracts/http/settings-routes.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { launchBeta, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'
import { waitUntil } from '../support/wait-until.ts'

let app: RunningApp
let scene: Scene
let browser: Browser

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  await launchBeta(scene)
  await settledWeek(scene)
  browser = await openBrowser()
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('the first load stays small: 250 kB of script', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email)
  const scripts = new Map<string, Promise<number>>()
  const keep = (response: Response): void => {
    if (!response.url().endsWith('.js')) return
    const size = response.body().then((body) => gzipSync(body).length)
    scripts.set(
      response.url(),
      size.catch(() => 0),
    )
  }
  page.on('response', keep)
  await page.reload()
  await page.locator('.block').first().waitFor()
  // What is loaded ahead comes after that.
  page.off('response', keep)
  const sum = (await Promise.all(scripts.values())).reduce((all, size) => all + size, 0)
  expect(scripts.size).toBeGreaterThan(3)
  expect(sum).toBeLessThan(250_000)
  await page.context().close()
})

test('a part of the page that cannot be loaded waits for the server, and the page stays as it is', async () => {
  const { page, complaints } = await visit(browser)
  const parts = /assets\/(shortcuts-help|habits-page)-/
  await page.route(parts, (route) => route.abort())
  await enter(page, app, scene.email)
  await page.locator('.block').first().waitFor()
  await page.keyboard.press('?')
  const note = page.getByRole('alert').filter({ hasText: 'What you opened is not loaded yet' })
  await note.waitFor()
  expect(await page.locator('.block').count()).toBeGreaterThan(0)
  await note.getByRole('button', { name: 'Cancel' }).click()
  await page.getByRole('link', { name: 'Habits', exact: true }).click()
  await note.waitFor()
  await page.unroute(parts)
  // It asks again by itself; its styles come, too.
  await page.getByRole('heading', { name: 'Habits', level: 1 }).waitFor()
  expect(await page.locator('link[href*="habits-page"]').count()).toBeGreaterThan(0)
  expect(complaints).toEqual([])
  await page.context().close()
})

test('who jumps from the palette goes on at the heading of the page, or at what they looked for', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email)
  const jump = async (to: string): Promise<void> => {
    await page.keyboard.press('/')
    await page.getByRole('combobox', { name: 'Search' }).fill(to)
    await page
      .getByRole('option', { name: new RegExp(`^${to}`) })
      .first()
      .waitFor()
    await page.keyboard.press('Enter')
  }
  for (const to of ['Tasks', 'Goals', 'Habits', 'Settings']) {
    await jump(to)
    expect(await appears(page.locator('h1:focus', { hasText: to }))).toBe(true)
  }
  await jump('Write announcement')
  await page.locator('[id^="task-"]:focus').waitFor()
  await page.keyboard.press('w')
  await page.locator('h1:focus', { hasText: '2026' }).waitFor()
  await page.context().close()
})

test('a goal with hours per week is on the calendar a moment later', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email, '/goals')
  await page.getByRole('button', { name: 'Objective', exact: true }).click()
  await page.getByRole('textbox', { name: 'Objective' }).fill('Speak Spanish')
  await page.getByRole('button', { name: 'Add objective' }).click()
  const card = page.locator('article', { hasText: 'Speak Spanish' })
  await card.getByRole('button', { name: 'Key result', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New key result' })
  await dialog.getByText('Effort', { exact: true }).click()
  await page.getByRole('textbox', { name: 'Key result' }).fill('Practise')
  await page.getByLabel('Target in hours').fill('40')
  await page.getByText('Per week', { exact: true }).click()
  await page.getByLabel('Hours per week').fill('2')
  await page.getByRole('button', { name: 'What if?' }).press('Enter')
  const changes = page.getByRole('region', { name: 'What would change' })
  await changes.locator('[data-change=added]', { hasText: 'Practise' }).first().waitFor()
  await page.getByRole('button', { name: 'Apply' }).click()
  await card.getByText('2 h a week').waitFor()
  await waitUntil(
    async () =>
      (await scene.client.call(readWeek, { query: {} })).blocks.some(({ title }) => title === 'Practise'),
    { what: 'a block of the new key result', timeoutMs: 20_000 },
  )
  await page.getByRole('link', { name: 'Week', exact: true }).click()
  expect(await appears(page.locator('.block', { hasText: 'Practise' }).first())).toBe(true)
  await page.context().close()
}, 60_000)

test('what the server refuses is said at its field, and what was typed stays', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email, '/habits')
  await page.getByRole('button', { name: 'Habit', exact: true }).click()
  const dialog = page.getByRole('dialog', { name: 'New habit' })
  await dialog.getByLabel('At least').fill('3')
  await dialog.getByLabel('Ideally').fill('45')
  await dialog.getByRole('button', { name: 'Add habit' }).click()
  const title = dialog.getByRole('textbox', { name: 'Title' })
  await dialog.locator('[data-error]').first().waitFor()
  expect(await title.getAttribute('aria-invalid')).toBe('true')
  expect(await dialog.getByLabel('Ideally').inputValue()).toBe('45 min')
  await page.context().close()
})

test('a check-in moves the outcome, and hours do not', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email, '/goals')
  await page.getByRole('button', { name: 'Check in: Beta users' }).click()
  const panel = page.getByRole('region', { name: 'Check in: Beta users' })
  await panel.getByLabel('Value now').fill('25')
  await panel.getByRole('button', { name: 'Check in' }).click()
  await page.getByText('25 users now').waitFor()
  const { items } = await scene.client.call(listObjectives, { query: {} })
  const objective = items.find((one) => one.title === 'Launch beta')
  expect(objective?.outcome.progress).toBe(0.25)
  expect(objective?.effort.doneMinutes).toBe(0)
  await page.context().close()
})

test('settings save themselves', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email, '/settings')
  await page.getByLabel('The week begins on').selectOption('Sunday')
  await waitUntil(async () => (await scene.client.call(readSettings, {})).settings.weekStart === 7, {
    what: 'the new week start',
  })
  await page.getByRole('link', { name: 'Week', exact: true }).click()
  expect(await appears(page.getByRole('heading', { name: '22 – 28 November 2026' }))).toBe(true)
  await page.context().close()
})

test('signing out leads back to the way in', async () => {
  const { page } = await visit(browser)
  await enter(page, app, scene.email, '/settings')
  await page.getByRole('button', { name: 'Sign out', exact: true }).click()
  expect(await appears(page.getByRole('link', { name: 'Sign in with Google' }))).toBe(true)
  await page.context().close()
})
