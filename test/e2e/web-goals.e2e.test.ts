import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { listHabits } from '#contracts/http/habit-routes.ts'
import { addCheckIn, createKeyResult } from '#contracts/http/key-result-routes.ts'
import { createObjective, listObjectives, updateObjective } from '#contracts/http/objective-routes.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

const goTo = (local: string) =>
  scene.client.send('POST', '/demo/clock', { now: scene.at(local), anyway: true })
const card = (title: string) => page.locator('article', { has: page.getByRole('heading', { name: title }) })
const saved = (text: string) => appears(page.locator('.tw-toast', { hasText: text }))
const objectives = async () => (await scene.client.call(listObjectives, { query: {} })).items

/** A point a day: 20 of 100 users on 22 November. */
async function makeGoals(): Promise<void> {
  const { client } = scene
  const beta = await client.call(createObjective, { body: { title: 'Launch beta' } })
  await client.call(createObjective, { body: { title: 'Easy start', parentId: beta.id } })
  await client.call(createObjective, { body: { title: 'Calmer support', status: 'draft' } })
  const users = await client.call(createKeyResult, {
    params: { id: beta.id },
    body: { kind: 'metric', title: 'Beta users', baseline: 0, target: 100, unit: 'users' },
  })
  for (const [day, value] of [
    ['12', 10],
    ['22', 20],
  ] as const) {
    await goTo(`2026-11-${day}T07:00`)
    await client.call(addCheckIn, { params: { id: users.id }, body: { value, confidence: 6 } })
  }
}

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin', '2026-11-02')
  await makeGoals()
  browser = await openBrowser()
  const opened = await visit(browser)
  ;({ page, complaints } = opened)
  await enter(page, app, scene.email, '/goals')
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

describe('goals', () => {
  test('stand as a tree and say in words where they are heading', async () => {
    await appears(page.locator('.objectives--below').getByRole('heading', { name: 'Easy start' }))
    const forecast = 'On this way: 60 % on 31 Dec, target met 10 Feb 2027'
    expect(await appears(page.getByText(forecast))).toBe(true)
  })

  test('ask for a word when it is due, and take it in place, filled in with the last one', async () => {
    await goTo('2026-12-03T09:00')
    await page.reload()
    await appears(page.getByText('Outdated since Thu 3 Dec').first())
    await page.getByRole('button', { name: 'Check in: Beta users' }).click()
    const panel = page.getByRole('region', { name: 'Check in: Beta users' })
    const value = panel.getByLabel('Value now')
    expect(await value.inputValue()).toBe('20')
    await value.fill('35')
    await value.press('Enter')
    await appears(page.getByText('35 users now, from 0 users to 100 users'))
    expect(await panel.count()).toBe(0)
  })

  test('are hinted at where they are odd; a hint can be put away and comes back when asked for', async () => {
    const hint = card('Easy start').last().locator('.hint', { hasText: 'It has no key result' })
    await hint.getByRole('button', { name: /^Put away/ }).click()
    await hint.waitFor({ state: 'detached' })
    await page.reload()
    await appears(page.locator('.hints-summary'))
    expect(await hint.count()).toBe(0)
    await page.evaluate('sessionStorage.clear()')
    await page.reload()
    await appears(hint)
  })

  test('that are drafts become active with one click', async () => {
    await page.getByRole('button', { name: 'Activate Calmer support' }).click()
    await saved('“Calmer support” is active')
    expect((await objectives()).find(({ title }) => title === 'Calmer support')?.status).toBe('active')
  })

  test('keep their history', async () => {
    await page.getByRole('button', { name: 'History of Calmer support' }).click()
    const drawer = page.getByRole('dialog', { name: 'History of “Calmer support”' })
    const change = drawer.getByText('Status of “Calmer support”: draft → active')
    expect(await appears(change)).toBe(true)
    await page.keyboard.press('Escape')
    await drawer.waitFor({ state: 'detached' })
  })

  test('are scored at the end, and go on as drafts in the next cycle', async () => {
    await goTo('2026-12-28T09:00')
    await page.reload()
    await page.getByRole('button', { name: 'Score and close…' }).click()
    const closing = page.getByRole('dialog', { name: /^Close “/ })
    await closing.getByLabel('Final score of Launch beta, 0 to 1').fill('0.4')
    for (const title of ['Launch beta', 'Easy start'])
      await closing.getByLabel(`What becomes of ${title}`).selectOption({ label: 'Stays active' })
    await closing.getByRole('button', { name: 'Save and go on' }).click()
    const dialog = page.getByRole('dialog', { name: 'Take over into the next cycle' })
    await appears(dialog.getByLabel('Launch beta (active)'))
    expect(await dialog.getByLabel('Calmer support (done)').isChecked()).toBe(false)
    await appears(card('Launch beta').first().getByText('Final score 0.4, computed 0.35'))
    await dialog.getByRole('button', { name: 'Take over 2 objectives' }).click()
    await appears(page.getByText('1 January 2027 to 31 March 2027'))
    await appears(page.getByRole('button', { name: 'Activate Launch beta' }))
    const below = page.locator('.objectives--below')
    expect(await appears(below.getByRole('heading', { name: 'Easy start' }))).toBe(true)
  })

  test('stand in a cycle that is changed from the keyboard, and says which of its dates is wrong', async () => {
    await page.getByRole('button', { name: /^More for the cycle/ }).press('Enter')
    await page.getByRole('menuitem', { name: 'Change this cycle…' }).press('Enter')
    const dialog = page.getByRole('dialog', { name: 'Change the cycle' })
    await dialog.getByLabel('Title').fill('Winter')
    await dialog.getByLabel('To').fill('2026-12-01')
    await dialog.getByLabel('To').press('Enter')
    expect(await appears(dialog.getByText(/^a date on or after/))).toBe(true)
    expect(await dialog.getByLabel('Length').inputValue()).toBe('custom')
    await dialog.getByLabel('Length').selectOption('month')
    await dialog.getByLabel('Title').press('Enter')
    await dialog.waitFor({ state: 'detached' })
    await appears(page.getByText('1 January 2027 to 31 January 2027'))
    expect(await page.getByLabel('Cycle', { exact: true }).locator('option:checked').innerText()).toBe(
      'Winter',
    )
  })

  test('that are reached are told at once, without a reload', async () => {
    const users = (await objectives()).flatMap(({ keyResults }) => keyResults).find(({ checkIn }) => checkIn)
    await scene.client.call(addCheckIn, {
      params: { id: users?.id ?? '' },
      body: { value: 100, confidence: 10 },
    })
    const reached = page.getByRole('region', { name: 'Reached' })
    expect(await appears(reached.getByText('“Beta users” is reached'))).toBe(true)
  })
})

describe('KPIs', () => {
  test('are added with a picture of their corridor', async () => {
    await page.getByRole('link', { name: 'KPIs' }).click()
    await page.getByRole('button', { name: 'Add the first KPI' }).click()
    const dialog = page.getByRole('dialog', { name: 'New KPI' })
    await dialog.getByRole('textbox', { name: 'KPI' }).fill('Uptime')
    await dialog.getByLabel('Green from').fill('99')
    await dialog.getByLabel('Amber from').fill('99.5')
    await appears(dialog.getByText('The amber corridor has to hold the green one.'))
    await dialog.getByLabel('Amber from').fill('97')
    expect(await dialog.locator('.corridor__band').count()).toBe(3)
    await dialog.getByRole('button', { name: 'Add KPI' }).click()
    await appears(card('Uptime').getByText('No reading yet'))
  })

  test('take a table of readings, and name the lines that cannot be read', async () => {
    await page.getByRole('button', { name: 'Import readings of Uptime' }).click()
    const dialog = page.getByRole('dialog', { name: 'Import readings of Uptime' })
    const lines = dialog.getByLabel('Or its lines')
    await lines.fill('date,value\n2026-12-14,99.9\nyesterday,99\n2026-12-21,many')
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await appears(dialog.getByText('line 3: yesterday,99'))
    await appears(dialog.getByText('line 4: 2026-12-21,many'))
    await lines.fill('date,value\n2026-12-07,99.8\n2026-12-14,99.9\n2026-12-21,99.1')
    await dialog.getByRole('button', { name: 'Import', exact: true }).click()
    await saved('3 readings added')
    expect(await appears(card('Uptime').getByText('Green', { exact: true }))).toBe(true)
  })

  test('take readings from outside with a secret that is shown once', async () => {
    await page.getByRole('button', { name: 'Webhook…: Uptime' }).click()
    const dialog = page.getByRole('dialog', { name: 'Webhook of Uptime' })
    await dialog.getByRole('button', { name: 'Turn on' }).click()
    await appears(dialog.getByText('This secret is shown once.'))
    const [secret, curl] = await dialog.locator('code').allTextContents()
    expect(curl).toContain(`'Authorization: Bearer ${secret}'`)
    const answer = await fetch(`${app.url}/webhooks/kpi-readings`, {
      method: 'POST',
      headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/json' },
      body: '{"value": 96}',
    })
    expect(answer.status).toBe(204)
    await dialog.getByRole('button', { name: 'Done' }).click()
    await appears(card('Uptime').getByText('Red', { exact: true }))
  })

  test('that left the green propose a way back, which one click accepts', async () => {
    await appears(card('Uptime').getByText('from 96 % to 99 %, with “Work on Uptime”'))
    await page.getByRole('button', { name: 'Accept the way back for Uptime' }).click()
    await appears(card('Uptime').getByText('A way back is under way'))
    const { items } = await scene.client.call(listHabits, {})
    expect(items.map(({ title }) => title)).toContain('Work on Uptime')
    expect((await objectives()).some(({ title }) => title === 'Bring Uptime back to green')).toBe(true)
  })
})

const dialog = () => page.getByRole('dialog')
const title = () => dialog().getByRole('textbox', { name: 'Objective' })

describe('what somebody types', () => {
  test('outlives a server out of reach, and a session that has ended', async () => {
    await page.goto(`${app.url}/goals`)
    await page.getByRole('button', { name: 'Objective', exact: true }).click()
    await title().fill('Typed with care')
    const send = () => dialog().getByRole('button', { name: 'Add objective' }).click()
    await page.context().setOffline(true)
    await send()
    await appears(dialog().getByText('The server cannot be reached. What you typed is kept'))
    await page.context().setOffline(false)
    const cookies = await page.context().cookies()
    await page.context().clearCookies()
    await send()
    await appears(page.locator('.session-ended').getByRole('link', { name: 'sign in again in a new tab' }))
    await appears(dialog().getByText('then send this once more', { exact: false }))
    // As another tab would set them.
    await page.context().addCookies(cookies)
    await page.locator('.session-ended').waitFor({ state: 'detached' })
    await send()
    expect(await appears(card('Typed with care'))).toBe(true)
  })

  test('and what a colleague writes meanwhile: neither is taken back', async () => {
    const made = (await objectives()).find((one) => one.title === 'Typed with care')
    await page.getByRole('button', { name: 'Edit Typed with care' }).click()
    await title().fill('Typed with more care')
    await scene.client.call(updateObjective, {
      params: { id: made?.id ?? '' },
      body: { title: 'Renamed', why: 'Because' },
    })
    await appears(dialog().getByText('It says “Renamed” now. What you typed is kept.'))
    await dialog().getByRole('button', { name: 'Keep mine' }).click()
    await dialog().getByRole('button', { name: 'Save' }).click()
    expect(await appears(card('Typed with more care').getByText('Because'))).toBe(true)
  })
})

test('the browser has nothing to complain about', () => {
  expect(complaints).toEqual([])
})
