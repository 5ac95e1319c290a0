import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
const calendarId = 'primary'

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.emulator.close())

const starts = (
  items: { start?: { dateTime?: string | null; date?: string | null } }[] | undefined,
): string[] =>
  (items ?? [])
    .map((event) => event.start?.dateTime ?? event.start?.date ?? '')
    .sort((a, b) => a.localeCompare(b))

it.each([
  ['Europe/Berlin', '2026-10-23', ['2026-10-23T09:30:00+02:00', '2026-10-26T09:30:00+01:00']],
  ['America/New_York', '2026-10-30', ['2026-10-30T09:30:00-04:00', '2026-11-02T09:30:00-05:00']],
  ['Asia/Kolkata', '2026-10-23', ['2026-10-23T09:30:00+05:30', '2026-10-26T09:30:00+05:30']],
])('a series keeps its wall time over the clock change in %s', async (zone, date, expected) => {
  const { api } = harness
  const body = {
    ...meeting('Stand-up', `${date}T09:30:00`, `${date}T09:45:00`, zone),
    recurrence: ['RRULE:FREQ=WEEKLY;BYDAY=MO,FR;COUNT=2'],
  }
  const { id } = await insert(api, body)
  const { data } = await api.events.instances({ calendarId, eventId: id, timeZone: zone })
  expect(starts(data.items)).toEqual(expected)
})

it('instances are those of the expanded list, exceptions in place', async () => {
  const { api } = harness
  const { data: fresh } = await api.calendars.insert({ requestBody: { summary: 'Series' } })
  const own = fresh.id ?? ''
  const rule = [
    'RRULE:FREQ=DAILY;COUNT=6',
    'EXDATE;TZID=Europe/Berlin:20261125T100000',
    'RDATE:20261220T090000Z',
  ]
  const { id } = await insert(
    api,
    { ...meeting('Daily', '2026-11-23T10:00:00', '2026-11-23T11:00:00'), recurrence: rule },
    own,
  )
  const moved = `${id}_20261124T090000Z`
  await api.events.patch({
    calendarId: own,
    eventId: moved,
    requestBody: meeting('Daily, late', '2026-11-24T18:00:00', '2026-11-24T19:00:00'),
  })
  await api.events.delete({ calendarId: own, eventId: `${id}_20261126T090000Z` })
  const instances = (await api.events.instances({ calendarId: own, eventId: id })).data.items ?? []
  const listed = (await api.events.list({ calendarId: own, singleEvents: true })).data.items ?? []
  expect(instances).toEqual(listed)
  expect(starts(instances)).toEqual([
    '2026-11-23T10:00:00+01:00',
    '2026-11-24T18:00:00+01:00',
    '2026-11-27T10:00:00+01:00',
    '2026-11-28T10:00:00+01:00',
    '2026-12-20T10:00:00+01:00',
  ])
  expect(instances.find((event) => event.id === moved)).toMatchObject({
    summary: 'Daily, late',
    recurringEventId: id,
    originalStartTime: { dateTime: '2026-11-24T10:00:00+01:00', timeZone: 'Europe/Berlin' },
  })
  const original = '2026-11-24T10:00:00+01:00'
  const one = await api.events.instances({ calendarId: own, eventId: id, originalStart: original })
  expect(one.data.items?.map((event) => event.id)).toEqual([moved])
})

it('a list of series shows cancelled exceptions even without showDeleted', async () => {
  const { api } = harness
  const { data: fresh } = await api.calendars.insert({ requestBody: { summary: 'Rows' } })
  const own = fresh.id ?? ''
  const { id } = await insert(
    api,
    {
      start: { date: '2026-11-23' },
      end: { date: '2026-11-24' },
      summary: 'Fast',
      recurrence: ['RRULE:FREQ=WEEKLY'],
    },
    own,
  )
  await api.events.delete({ calendarId: own, eventId: `${id}_20261130` })
  const { items } = (await api.events.list({ calendarId: own })).data
  expect(items).toMatchObject([
    { id, summary: 'Fast' },
    {
      id: `${id}_20261130`,
      status: 'cancelled',
      recurringEventId: id,
      originalStartTime: { date: '2026-11-30' },
    },
  ])
  expect(await failure(api.events.delete({ calendarId: own, eventId: `${id}_20261130` }))).toEqual({
    status: 410,
    reason: 'deleted',
  })
  await api.events.delete({ calendarId: own, eventId: id })
  expect((await api.events.list({ calendarId: own })).data.items).toEqual([])
  const deleted = (await api.events.list({ calendarId: own, showDeleted: true })).data.items
  expect(deleted).toHaveLength(2)
})

it('recurrence cannot be written to an instance, and null makes a series single', async () => {
  const { api } = harness
  const body = {
    ...meeting('Weekly', '2026-11-23T10:00:00', '2026-11-23T11:00:00'),
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
  }
  const { id } = await insert(api, body)
  const eventId = `${id}_20261130T090000Z`
  for (const recurrence of [null, ['RRULE:FREQ=DAILY']])
    expect(
      (await failure(api.events.patch({ calendarId, eventId, requestBody: { recurrence } }))).status,
    ).toBe(400)
  const { data } = await api.events.patch({ calendarId, eventId: id, requestBody: { recurrence: null } })
  expect(data.recurrence).toBeUndefined()
  expect((await failure(api.events.get({ calendarId, eventId }))).status).toBe(404)
})

it('an all-day series knows its instances by date only', async () => {
  const { api } = harness
  const { id } = await insert(api, {
    start: { date: '2026-11-23' },
    end: { date: '2026-11-24' },
    recurrence: ['RRULE:FREQ=DAILY;UNTIL=20261125'],
  })
  const ask = async (originalStart: string): Promise<number> =>
    (await api.events.instances({ calendarId, eventId: id, originalStart })).data.items?.length ?? -1
  expect(await ask('2026-11-25')).toBe(1)
  expect(await ask('2026-11-26')).toBe(0)
  expect(await ask('2026-11-25T00:00:00Z')).toBe(0)
})

it('visibility of an instance tightens the whole series and never loosens', async () => {
  const { api } = harness
  const { id } = await insert(api, {
    ...meeting('Secret', '2026-11-23T10:00:00', '2026-11-23T11:00:00'),
    recurrence: ['RRULE:FREQ=WEEKLY;COUNT=3'],
  })
  const eventId = `${id}_20261130T090000Z`
  await api.events.patch({ calendarId, eventId, requestBody: { visibility: 'private' } })
  expect((await api.events.get({ calendarId, eventId: id })).data.visibility).toBe('private')
  const { data } = await api.events.patch({ calendarId, eventId, requestBody: { visibility: 'public' } })
  expect(data.visibility).toBe('private')
})
