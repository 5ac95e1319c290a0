import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest'
import { failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
let calendarId = ''

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.emulator.close())
beforeEach(async () => {
  const { data } = await harness.api.calendars.insert({ requestBody: { summary: 'Sync' } })
  calendarId = data.id ?? ''
})

const ids = (data: calendar_v3.Schema$Events): string[] => (data.items ?? []).map((event) => event.id ?? '')

async function fill(count: number): Promise<string[]> {
  const made: string[] = []
  for (let day = 1; day <= count; day += 1) {
    const date = `2026-12-${String(day).padStart(2, '0')}`
    made.push(
      (await insert(harness.api, meeting(`Day ${day}`, `${date}T09:00:00`, `${date}T10:00:00`), calendarId))
        .id,
    )
  }
  return made.sort()
}

async function token(): Promise<string> {
  return (await harness.api.events.list({ calendarId, showDeleted: true })).data.nextSyncToken ?? ''
}

it('pages through a list; only the last page has a sync token', async () => {
  const made = await fill(5)
  const { api } = harness
  const first = (await api.events.list({ calendarId, maxResults: 2 })).data
  const pageToken = first.nextPageToken ?? ''
  const second = (await api.events.list({ calendarId, maxResults: 2, pageToken })).data
  const third = (await api.events.list({ calendarId, maxResults: 2, pageToken: second.nextPageToken ?? '' }))
    .data
  expect([first, second].map((page) => page.nextSyncToken)).toEqual([undefined, undefined])
  expect(third.nextPageToken).toBeUndefined()
  expect(third.nextSyncToken).toEqual(expect.any(String))
  expect([first, second, third].flatMap(ids)).toEqual(made)
  const other = failure(api.events.list({ calendarId, maxResults: 2, pageToken, q: 'Day' }))
  expect(await other).toEqual({ status: 400, reason: 'invalid' })
})

it('an increment brings changes and tombstones, even those made while paging', async () => {
  const [one = '', two = '', three = ''] = await fill(3)
  const { api } = harness
  const first = (await api.events.list({ calendarId, maxResults: 1 })).data
  await api.events.patch({ calendarId, eventId: one, requestBody: { summary: 'Changed behind the cursor' } })
  const pageToken = first.nextPageToken ?? ''
  const last = (await api.events.list({ calendarId, maxResults: 50, pageToken })).data
  await api.events.delete({ calendarId, eventId: two })
  const increment = (await api.events.list({ calendarId, syncToken: last.nextSyncToken ?? '' })).data
  expect(ids(increment)).toEqual([one, two].sort())
  expect(increment.items?.find((event) => event.id === two)).toEqual({
    kind: 'calendar#event',
    id: two,
    status: 'cancelled',
  })
  const quiet = (await api.events.list({ calendarId, syncToken: increment.nextSyncToken ?? '' })).data
  expect(quiet.items).toEqual([])
  expect(three).not.toBe('')
})

it.each([
  'iCalUID',
  'orderBy',
  'privateExtendedProperty',
  'q',
  'sharedExtendedProperty',
  'timeMin',
  'timeMax',
  'updatedMin',
])('a sync token refuses %s', async (name) => {
  const moment = name.startsWith('time') || name === 'updatedMin'
  const value = name.endsWith('Property')
    ? ['a=b']
    : name === 'orderBy'
      ? 'updated'
      : moment
        ? '2026-11-18T00:00:00Z'
        : 'x'
  const call = harness.api.events.list({ calendarId, syncToken: await token(), [name]: value })
  expect((await failure(call)).status).toBe(400)
})

it('a sync token is bound to its calendar and parameters', async () => {
  const { api } = harness
  const syncToken = await token()
  expect((await failure(api.events.list({ calendarId: 'primary', syncToken }))).status).toBe(400)
  expect((await failure(api.events.list({ calendarId, syncToken, singleEvents: true }))).status).toBe(400)
  expect((await failure(api.events.list({ calendarId, syncToken, showDeleted: false }))).status).toBe(400)
  expect((await failure(api.events.list({ calendarId, syncToken: 'rubbish' }))).status).toBe(400)
})

it('a token expired by force answers 410 fullSyncRequired', async () => {
  const { api, post } = harness
  const gone = { status: 410, reason: 'fullSyncRequired' }
  const syncToken = await token()
  await post('/emulator/sync-tokens/expire', { calendarId })
  expect(await failure(api.events.list({ calendarId, syncToken }))).toEqual(gone)
})

it('tokens and updatedMin of a month ago are too old', async () => {
  const old = await startHarness()
  const { nextSyncToken } = (await old.api.events.list({ calendarId: 'primary' })).data
  old.clock.nowMs += 29 * 86_400_000
  const later = await old.apiFor('alex@example.com', 'calendar')
  const late = await failure(later.events.list({ calendarId: 'primary', syncToken: nextSyncToken ?? '' }))
  const updatedMin = new Date(old.clock.nowMs - 40 * 86_400_000).toISOString()
  const tooLong = await failure(later.events.list({ calendarId: 'primary', updatedMin }))
  await old.emulator.close()
  expect(late).toEqual({ status: 410, reason: 'fullSyncRequired' })
  expect(tooLong).toEqual({ status: 410, reason: 'updatedMinTooLongAgo' })
})

it('an expanded increment ends the instances a series no longer has', async () => {
  const { api } = harness
  const body = {
    ...meeting('Weekly', '2026-11-23T10:00:00', '2026-11-23T11:00:00'),
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
  }
  const { id } = await insert(api, body, calendarId)
  const { nextSyncToken } = (await api.events.list({ calendarId, singleEvents: true })).data
  await api.events.patch({
    calendarId,
    eventId: id,
    requestBody: { recurrence: ['RRULE:FREQ=WEEKLY;COUNT=2'] },
  })
  const { items = [] } = (
    await api.events.list({ calendarId, singleEvents: true, syncToken: nextSyncToken ?? '' })
  ).data
  expect(items.map((event) => [event.id, event.status])).toEqual([
    [`${id}_20261123T090000Z`, 'confirmed'],
    [`${id}_20261130T090000Z`, 'confirmed'],
    [`${id}_20261207T090000Z`, 'cancelled'],
  ])
})

it('faults can force an empty page, an empty list and half a list', async () => {
  const made = await fill(4)
  const { api, post } = harness
  await post('/emulator/faults', { method: 'events.list', calendarId, kind: 'empty-page' })
  const empty = (await api.events.list({ calendarId })).data
  expect(empty.items).toEqual([])
  expect(ids((await api.events.list({ calendarId, pageToken: empty.nextPageToken ?? '' })).data)).toEqual(
    made,
  )
  await post('/emulator/faults', [
    { method: 'events.list', kind: 'empty-list' },
    { method: 'events.list', kind: 'truncated-list' },
  ])
  expect((await api.events.list({ calendarId })).data).toMatchObject({
    items: [],
    nextSyncToken: expect.any(String) as string,
  })
  expect(ids((await api.events.list({ calendarId })).data)).toEqual(made.slice(0, 2))
})

it('by the window switch a sync token keeps its window', async () => {
  const { api, post } = harness
  const [one = '', two = ''] = await fill(2)
  await post('/emulator/switches', { windowedSyncTokens: true })
  const window = { timeMin: '2026-12-01T00:00:00Z', timeMax: '2026-12-03T00:00:00Z' }
  const { nextSyncToken } = (await api.events.list({ calendarId, ...window })).data
  await api.events.patch({
    calendarId,
    eventId: one,
    requestBody: meeting('Away', '2027-02-01T09:00:00', '2027-02-01T10:00:00'),
  })
  await api.events.patch({ calendarId, eventId: two, requestBody: { summary: 'Here' } })
  const { items = [] } = (await api.events.list({ calendarId, syncToken: nextSyncToken ?? '' })).data
  await post('/emulator/switches', { windowedSyncTokens: false })
  expect(Object.fromEntries(items.map((each) => [each.id, each.status]))).toEqual({
    [one]: 'cancelled',
    [two]: 'confirmed',
  })
})

it('tombstones age out after a month and free their id', async () => {
  const aged = await startHarness()
  const body = { ...meeting('x', '2026-11-23T09:00:00', '2026-11-23T10:00:00'), id: 'agedout' }
  await insert(aged.api, body)
  await aged.api.events.delete({ calendarId: 'primary', eventId: 'agedout' })
  aged.clock.nowMs += 31 * 86_400_000
  const later = await aged.apiFor('alex@example.com', 'calendar')
  const again = await insert(later, body)
  await aged.emulator.close()
  expect(again.status).toBe('confirmed')
})
