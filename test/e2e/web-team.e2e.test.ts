import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { logWork } from '#contracts/http/ledger-routes.ts'
import { createObjective } from '#contracts/http/objective-routes.ts'
import { createInvitation } from '#contracts/http/team-routes.ts'
import { appears, buildPage, enter, openBrowser, visit } from '../support/browser.ts'
import { type Scene, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'

let app: RunningApp
let scene: Scene
let browser: Browser
let page: Page
let complaints: readonly string[]

beforeAll(async () => {
  await buildPage()
  app = await startApp()
  scene = await signedIn(app, 'Europe/Berlin')
  const { id } = await scene.client.call(createObjective, { body: { title: 'Launch' } })
  await scene.client.call(logWork, { body: { objectiveId: id, minutes: 90 } })
  browser = await openBrowser()
  const opened = await visit(browser)
  ;({ page, complaints } = opened)
}, 90_000)
afterAll(async () => {
  await browser?.close()
  await app?.stop()
})

test('an invitation leads on after signing in, and the team sees where the time went', async () => {
  const { url } = await scene.client.call(createInvitation, { body: {} })
  await enter(page, app, scene.email)
  await page.goto(`${app.url}${new URL(url).pathname}`)
  await appears(page.getByRole('button', { name: 'Go there' }))
  await page.getByRole('button', { name: 'Go there' }).click()
  await appears(page.getByRole('cell', { name: 'Launch' }))
  await appears(page.getByRole('cell', { name: '1.5 h' }).first())
  await page.getByRole('button', { name: 'Make a link' }).click()
  await appears(page.getByText('/invitations/'))
  if (process.env['SHOTS'] !== undefined)
    await page.screenshot({ path: process.env['SHOTS'], fullPage: true })
  expect(complaints).toEqual([])
})
