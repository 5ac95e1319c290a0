import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { logWork } from '#contracts/http/ledger-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { barriers } from '../support/barriers.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { Client } from '../support/client.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'

const bea = 'bea@example.com'
let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

const saved = (text: string) => appears(page.locator('.tw-toast', { hasText: text }))

/** With the keyboard alone: to a control, and Enter. */
async function press(name: string | RegExp): Promise<void> {
  await page.getByRole('button', { name }).focus()
  await page.keyboard.press('Enter')
}

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  await new Client(app).signIn(bea, 'Europe/Berlin')
  browser = await openBrowser()
  ;({ page, complaints } = await visit(browser))
  await enter(page, app, scene.email, '/team?view=people')
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

describe('a team', () => {
  test('begins with a workspace and an invitation, made by keyboard', async () => {
    await press('New workspace…')
    await page.getByRole('dialog').getByLabel('Name').fill('Northwind')
    await page.keyboard.press('Enter')
    await appears(page.getByRole('heading', { name: 'Northwind', level: 1 }))
    await page.getByLabel('Mail address (optional)').fill(bea)
    await page.keyboard.press('Enter')
    const waiting = page.getByRole('list', { name: 'Open invitations' })
    await appears(waiting.getByText(bea))
    expect(await barriers(page)).toEqual([])
  })

  test('is joined through the link, with the role that the invitation gives', async () => {
    const link = await page.locator('.invite-link code').textContent()
    const guest = await visit(browser)
    await enter(guest.page, app, bea, new URL(link ?? '').pathname)
    await appears(guest.page.getByRole('heading', { name: 'Join Northwind' }))
    await guest.page.getByRole('button', { name: 'Join' }).click()
    await appears(guest.page.getByRole('heading', { name: 'Northwind', level: 1 }))
    await guest.page.context().close()
    await page.reload()
    await appears(page.getByLabel('Role of bea'))
    expect(await page.getByLabel('Role of bea').inputValue()).toBe('member')
  })

  test('takes an invitation back, changes a role, and gives a team its people', async () => {
    await press('Make a link')
    await press('Take back the invitation: Whoever has the link')
    await saved('The invitation is taken back.')
    await page.getByLabel('Role of bea').selectOption('viewer')
    await saved('bea: Viewer sees shared goals and hours.')
    await press('Team')
    await page.getByRole('dialog').getByLabel('Name').fill('Growth')
    await page.keyboard.press('Enter')
    await page.getByLabel('Add to Growth').selectOption({ label: 'bea' })
    expect(await appears(page.getByRole('list', { name: 'Members of Growth' }).getByText('bea'))).toBe(true)
  })

  test('sees where the time went, and who put it in', async () => {
    const { id } = await scene.client.call(createObjective, { body: { title: 'Launch' } })
    await scene.client.call(logWork, { body: { objectiveId: id, minutes: 90 } })
    await page.getByRole('navigation', { name: 'Time, room and people' }).getByText('Time').click()
    const rows = page.getByRole('table', { name: 'Time by objective' })
    await appears(rows.getByRole('cell', { name: '1 h 30 min' }).first())
    expect(await barriers(page)).toEqual([])
    await rows.getByRole('link', { name: 'Launch' }).click()
    await appears(page.getByRole('table', { name: 'Time by member' }).getByRole('rowheader').first())
    const table = await page.getByRole('link', { name: 'Download CSV' }).getAttribute('href')
    expect(table).toContain(`objectiveId=${id}`)
    await page.getByRole('link', { name: 'Not only “Launch”' }).click()
    expect(await appears(rows)).toBe(true)
  })

  test('says of whom the room is not told, and why', async () => {
    await page.getByRole('navigation', { name: 'Time, room and people' }).getByText('Room').click()
    await appears(page.getByRole('region', { name: 'Room of Growth' }).getByText('Too few people to tell'))
    expect(await barriers(page)).toEqual([])
  })

  test('says who takes the goals over when somebody goes', async () => {
    await page.goto(`${app.url}/team?view=people`)
    await press('Leave “Northwind”…')
    const leaving = page.getByRole('dialog', { name: 'Leave “Northwind”?' })
    await appears(leaving.getByText('You are its last owner'))
    await page.keyboard.press('Escape')
    await leaving.waitFor({ state: 'detached' })
    await press('Remove bea')
    const removing = page.getByRole('dialog', { name: 'Remove bea?' })
    await appears(removing.getByLabel('Shared goals go to'))
    await removing.getByRole('button', { name: 'Remove' }).click()
    await appears(page.getByRole('heading', { name: '1 member' }))
    expect(complaints).toEqual([])
  })
})
