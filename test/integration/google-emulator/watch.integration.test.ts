import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ALEX, failure, insert, meeting, NOW, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'
import { startPushReceiver } from './push-receiver.ts'
import type { PushReceiver } from './push-receiver.ts'

let harness: Harness
let receiver: PushReceiver
const calendarId = 'primary'
const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')

beforeAll(async () => {
  harness = await startHarness({ demoData: true })
  receiver = await startPushReceiver()
})
afterAll(async () => {
  await harness.emulator.close()
  await receiver.close()
})
afterEach(async () => {
  await harness.post('/emulator/push', { enabled: true, pushDrop: 0, pushDuplicate: 0 })
  await harness.emulator.pushes.idle()
  receiver.received.length = 0
})

const states = (id: string): unknown[] =>
  receiver.received
    .filter((each) => each['x-goog-channel-id'] === id)
    .map((each) => each['x-goog-resource-state'])

async function watch(id: string, more: object = {}): Promise<{ resourceId: string }> {
  const requestBody = { id, type: 'web_hook', address: receiver.address, token: 'hush', ...more }
  const { data } = await harness.api.events.watch({ calendarId, requestBody })
  return { resourceId: data.resourceId ?? '' }
}

it('sends sync, then exists with rising numbers, until stopped', async () => {
  const { api, emulator } = harness
  const { resourceId } = await watch('channel-1')
  const { id } = await insert(api, lunch)
  await api.events.patch({ calendarId, eventId: id, requestBody: { summary: 'Brunch' } })
  await emulator.pushes.idle()
  expect(states('channel-1')).toEqual(['sync', 'exists', 'exists'])
  const numbers = receiver.received.map((each) => Number(each['x-goog-message-number']))
  expect(numbers[0]).toBe(1)
  expect(numbers).toEqual([...new Set(numbers)].sort((a, b) => a - b))
  expect(receiver.received[1]).toMatchObject({
    'x-goog-channel-token': 'hush',
    'x-goog-resource-id': resourceId,
    'x-goog-resource-uri': expect.stringContaining(
      `/calendars/${encodeURIComponent(ALEX.email)}/events`,
    ) as string,
  })
  expect(
    (await failure(api.channels.stop({ requestBody: { id: 'channel-1', resourceId: 'other' } }))).status,
  ).toBe(404)
  await api.channels.stop({ requestBody: { id: 'channel-1', resourceId } })
  await insert(api, lunch)
  await emulator.pushes.idle()
  expect(states('channel-1')).toHaveLength(3)
})

it('never takes a channel id twice, not even a stopped one', async () => {
  const { resourceId } = await watch('channel-2')
  const again = { status: 400, reason: 'channelIdNotUnique' }
  expect(await failure(watch('channel-2'))).toEqual(again)
  await harness.api.channels.stop({ requestBody: { id: 'channel-2', resourceId } })
  expect(await failure(watch('channel-2'))).toEqual(again)
})

it('repeats on 500, 502, 503, 504 and gives up on anything else', async () => {
  const { emulator, api } = harness
  const { resourceId } = await watch('channel-3')
  await emulator.pushes.idle()
  receiver.answers.push(503, 500, 204, 404)
  await insert(api, lunch)
  await insert(api, lunch)
  await emulator.pushes.idle()
  expect(states('channel-3')).toEqual(['sync', 'exists', 'exists', 'exists', 'exists'])
  const log = emulator.pushes.log.filter((each) => each.channelId === 'channel-3')
  expect(log.map(({ status, attempts }) => [status, attempts])).toEqual([
    [204, 1],
    [204, 3],
    [404, 1],
  ])
  await api.channels.stop({ requestBody: { id: 'channel-3', resourceId } })
})

it('expires by the shorter of wish and limit', async () => {
  const { api, clock, emulator } = harness
  const requestBody = { id: 'channel-4', type: 'web_hook', address: receiver.address, params: { ttl: '600' } }
  const { data } = await api.events.watch({ calendarId, requestBody })
  expect(data.expiration).toBe(String(NOW + 600_000))
  const wish = { ...requestBody, id: 'channel-5', params: {}, expiration: String(NOW + 90 * 86_400_000) }
  const week = (await api.events.watch({ calendarId, requestBody: wish })).data
  expect(week.expiration).toBe(String(NOW + 604_800_000))
  clock.nowMs += 700_000
  await insert(api, lunch)
  await emulator.pushes.idle()
  clock.nowMs -= 700_000
  expect(states('channel-4')).toEqual(['sync'])
  expect(states('channel-5')).toEqual(['sync', 'exists'])
})

it('watches the calendar list, but no holidays and no foreign hosts', async () => {
  const { api, emulator } = harness
  await api.calendarList.watch({
    requestBody: { id: 'channel-6', type: 'web_hook', address: receiver.address },
  })
  await api.calendars.insert({ requestBody: { summary: 'Another' } })
  await emulator.pushes.idle()
  expect(states('channel-6')).toEqual(['sync', 'exists'])
  const { items = [] } = (await api.calendarList.list()).data
  const holidays = items.find((each) => each.accessRole === 'reader')?.id ?? ''
  const requestBody = { id: 'channel-7', type: 'web_hook', address: receiver.address }
  expect((await failure(api.events.watch({ calendarId: holidays, requestBody }))).reason).toBe(
    'pushNotSupportedForRequestedResource',
  )
  expect((await failure(watch('channel-8', { address: 'https://example.com/push' }))).status).toBe(400)
})

it('the side door pushes too; switches drop, duplicate and silence', async () => {
  const { emulator, post } = harness
  await watch('channel-9')
  const add = async (): Promise<unknown> => {
    await post(`/emulator/calendars/${ALEX.email}/events`, lunch)
    await emulator.pushes.idle()
    return states('channel-9').length
  }
  expect(await add()).toBe(2)
  await post('/emulator/push', { enabled: false })
  expect(await add()).toBe(2)
  await post('/emulator/push', { enabled: true, pushDuplicate: 2 })
  expect(await add()).toBe(5)
  await post('/emulator/push', { pushDuplicate: 0, pushDrop: 100 })
  expect(await add()).toBe(5)
})
