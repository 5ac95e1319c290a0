import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, BO, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'
import { startPushReceiver } from './push-receiver.ts'
import type { PushReceiver } from './push-receiver.ts'

let harness: Harness
let receiver: PushReceiver

beforeAll(async () => {
  harness = await startHarness()
  receiver = await startPushReceiver()
})
afterAll(async () => {
  await harness.emulator.close()
  await receiver.close()
})

const pushesOf = async (email: string): Promise<unknown> =>
  (await fetch(`${harness.emulator.url}/emulator/ui/pushes?person=${email}`)).json()

it('the page shows the pushes of the person it shows, the newest first, with their answers', async () => {
  const requestBody = { id: 'shown', type: 'web_hook', address: receiver.address }
  await harness.api.events.watch({ calendarId: 'primary', requestBody })
  await harness.emulator.pushes.idle()
  receiver.answers.push(404)
  await insert(harness.api, meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00'))
  await harness.emulator.pushes.idle()
  const shown = { at: 'Wed 11:00:00', subject: ALEX.name }
  expect(await pushesOf(ALEX.email)).toEqual({
    count: 2,
    items: [
      { ...shown, what: 'changed', outcome: '404', isDelivered: false },
      { ...shown, what: 'channel opened', outcome: '204', isDelivered: true },
    ],
  })
  expect(await pushesOf(BO.email)).toEqual({ count: 0, items: [] })
})
