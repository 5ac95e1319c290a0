import { afterAll, beforeAll, expect, test } from 'vitest'
import { readSession } from '#contracts/http/session-routes.ts'
import { type GoogleEmulator, startGoogleEmulator } from '#demo/google-emulator/server.ts'
import { launchBeta, type Scene, settledWeek, signedIn } from '../support/launch-beta.ts'
import { type RunningApp, startApp } from '../support/running-app.ts'

const client = { clientId: 'my-client', clientSecret: 'my-secret' }

let google: GoogleEmulator
let app: RunningApp
let scene: Scene

beforeAll(async () => {
  google = await startGoogleEmulator({ port: 0, ...client, people: [], demoData: true })
  app = await startApp({
    GOOGLE_CLIENT_ID: client.clientId,
    GOOGLE_CLIENT_SECRET: client.clientSecret,
    GOOGLE_ACCOUNTS_ROOT_URL: google.url,
    GOOGLE_API_ROOT_URL: google.url,
    DEMO_CLOCK: 'on',
  })
  scene = await signedIn({ ...app, emulatorUrl: google.url }, 'Europe/Berlin')
})
afterAll(async () => {
  await app.stop()
  await google.close()
})

test('any server that speaks Google’s protocol can be plugged in', async () => {
  await launchBeta(scene)
  const blocks = await settledWeek(scene)
  expect(blocks.length).toBeGreaterThan(10)
  const session = await scene.client.call(readSession, {})
  expect([session.isDemo, session.emulatorUrl, session.canMoveClock]).toEqual([false, null, true])
})
