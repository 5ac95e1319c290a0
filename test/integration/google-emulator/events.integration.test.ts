import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
const calendarId = 'primary'
const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.emulator.close())

it('insert answers the event in the zone of the calendar', async () => {
  const { api } = harness
  const event = await insert(api, lunch)
  expect(event).toMatchObject({
    kind: 'calendar#event',
    status: 'confirmed',
    eventType: 'default',
    start: { dateTime: '2026-11-23T12:00:00+01:00', timeZone: 'Europe/Berlin' },
    organizer: { email: ALEX.email, self: true },
    iCalUID: `${event.id}@google.com`,
    sequence: 0,
  })
  expect(event.id).toMatch(/^[0-9a-v]{26}$/)
  const { data } = await api.events.get({ calendarId, eventId: event.id })
  expect(data).toEqual(event)
})

it('insert takes a valid id once, tombstone or not', async () => {
  const { api } = harness
  const event = await insert(api, { ...lunch, id: 'block00001' })
  expect(event.id).toBe('block00001')
  expect(await failure(insert(api, { ...lunch, id: 'block00001' }))).toEqual({
    status: 409,
    reason: 'duplicate',
  })
  await api.events.delete({ calendarId, eventId: 'block00001' })
  expect(await failure(insert(api, { ...lunch, id: 'block00001' }))).toEqual({
    status: 409,
    reason: 'duplicate',
  })
  for (const id of ['abc', 'Block00001', 'block-0001', 'zzzzzz'])
    expect(await failure(insert(api, { ...lunch, id }))).toEqual({ status: 400, reason: 'invalid' })
})

it.each([
  ['an empty range', meeting('x', '2026-11-23T12:00:00', '2026-11-23T12:00:00'), 'timeRangeEmpty'],
  [
    'a reversed all-day range',
    { start: { date: '2026-11-24' }, end: { date: '2026-11-24' } },
    'timeRangeEmpty',
  ],
  ['no end', { start: { date: '2026-11-24' } }, 'required'],
  ['mixed kinds', { start: { date: '2026-11-24' }, end: lunch.end ?? {} }, 'invalid'],
  ['an unknown zone', meeting('x', '2026-11-23T12:00:00', '2026-11-23T13:00:00', 'Mars/Base'), 'invalid'],
  ['an impossible wall time', meeting('x', '2026-13-23T12:00:00', '2026-13-23T13:00:00'), 'invalid'],
  [
    'a wall time without zone',
    { start: { dateTime: '2026-11-23T12:00:00' }, end: { dateTime: '2026-11-23T13:00:00' } },
    'required',
  ],
  ['a type of Gmail', { ...lunch, eventType: 'fromGmail' }, 'eventTypeRestriction'],
  ['a wrong field type', { ...lunch, summary: 7 as unknown as string }, 'invalid'],
  [
    'a series without zone',
    {
      start: { dateTime: '2026-11-23T12:00:00Z' },
      end: { dateTime: '2026-11-23T13:00:00Z' },
      recurrence: ['RRULE:FREQ=DAILY'],
    },
    'required',
  ],
  ['a broken rule', { ...lunch, recurrence: ['RRULE:FREQ=SOMETIMES'] }, 'invalid'],
])('insert refuses %s', async (_name, body, reason) => {
  expect(await failure(insert(harness.api, body))).toEqual({ status: 400, reason })
})

it('restricted types live on primary calendars only', async () => {
  const { api } = harness
  const focus = { ...lunch, eventType: 'focusTime' }
  expect((await insert(api, focus)).eventType).toBe('focusTime')
  const { data } = await api.calendars.insert({ requestBody: { summary: 'Second' } })
  const answer = await failure(insert(api, focus, data.id ?? ''))
  expect(answer).toEqual({ status: 400, reason: 'eventTypeRestriction' })
})

it('patch merges, deletes by null and replaces arrays', async () => {
  const { api } = harness
  const extendedProperties = { private: { app: 'tw', gen: '1' }, shared: { team: 'a' } }
  const attendees = [{ email: ALEX.email }, { email: 'x@example.com' }]
  const event = await insert(api, { ...lunch, description: 'old', extendedProperties, attendees })
  const { data } = await api.events.patch({
    calendarId,
    eventId: event.id,
    requestBody: {
      description: null,
      attendees: [{ email: ALEX.email, responseStatus: 'declined' }],
      extendedProperties: { private: { gen: null as unknown as string, more: '2' } },
    },
  })
  expect(data.summary).toBe('Lunch')
  expect(data.description).toBeUndefined()
  expect(data.extendedProperties).toEqual({ private: { app: 'tw', more: '2' }, shared: { team: 'a' } })
  expect(data.attendees).toEqual([
    { email: ALEX.email, responseStatus: 'declined', self: true, organizer: true },
  ])
})

it('update replaces what is left out', async () => {
  const { api } = harness
  const event = await insert(api, { ...lunch, description: 'old', transparency: 'transparent' })
  const { data } = await api.events.update({
    calendarId,
    eventId: event.id,
    requestBody: { ...lunch, summary: 'New' },
  })
  expect(data.summary).toBe('New')
  expect(data.description).toBeUndefined()
  expect(data.transparency).toBeUndefined()
  const answer = await failure(
    api.events.update({ calendarId, eventId: event.id, requestBody: { summary: 'x' } }),
  )
  expect(answer).toEqual({ status: 400, reason: 'required' })
})

it('every change makes a new etag, and a stale If-Match is 412', async () => {
  const { api } = harness
  const event = await insert(api, lunch)
  const stale = { headers: { 'If-Match': event.etag ?? '' } }
  const eventId = event.id
  const { data } = await api.events.patch({ calendarId, eventId, requestBody: { summary: 'Moved' } }, stale)
  expect(data.etag).not.toBe(event.etag)
  const lost = { status: 412, reason: 'conditionNotMet' }
  expect(
    await failure(api.events.patch({ calendarId, eventId, requestBody: { summary: 'x' } }, stale)),
  ).toEqual(lost)
  expect(await failure(api.events.update({ calendarId, eventId, requestBody: lunch }, stale))).toEqual(lost)
  expect(await failure(api.events.delete({ calendarId, eventId }, stale))).toEqual(lost)
  await api.events.delete({ calendarId, eventId }, { headers: { 'If-Match': data.etag ?? '' } })
})

it('a deleted event is 410 on delete, 403 on write and still there on get', async () => {
  const { api } = harness
  const { id: eventId } = await insert(api, lunch)
  await api.events.delete({ calendarId, eventId })
  expect(await failure(api.events.delete({ calendarId, eventId }))).toEqual({
    status: 410,
    reason: 'deleted',
  })
  expect(await failure(api.events.patch({ calendarId, eventId, requestBody: { summary: 'x' } }))).toEqual({
    status: 403,
    reason: 'forbidden',
  })
  expect(await failure(api.events.update({ calendarId, eventId, requestBody: lunch }))).toEqual({
    status: 403,
    reason: 'forbidden',
  })
  const { data } = await api.events.get({ calendarId, eventId })
  expect(data).toMatchObject({ status: 'cancelled', summary: 'Lunch' })
  expect(await failure(api.events.get({ calendarId, eventId: 'never00' }))).toEqual({
    status: 404,
    reason: 'notFound',
  })
})

it('the revive switch lets a tombstone come back', async () => {
  const { api, post } = harness
  const { id: eventId } = await insert(api, lunch)
  await api.events.delete({ calendarId, eventId })
  await post('/emulator/switches', { reviveDeleted: true })
  const { data } = await api.events.patch({ calendarId, eventId, requestBody: { status: 'confirmed' } })
  await post('/emulator/switches', { reviveDeleted: false })
  expect(data.status).toBe('confirmed')
})

it('move keeps the id and leaves a bare tombstone', async () => {
  const { api } = harness
  const { data: other } = await api.calendars.insert({ requestBody: { summary: 'Other' } })
  const destination = other.id ?? ''
  const { id: eventId } = await insert(api, lunch)
  await api.events.move({ calendarId, eventId, destination })
  expect((await api.events.get({ calendarId: destination, eventId })).data.summary).toBe('Lunch')
  const { data } = await api.events.get({ calendarId, eventId })
  expect(data).toEqual({ kind: 'calendar#event', id: eventId, status: 'cancelled' })
  const { id: focus } = await insert(api, { ...lunch, eventType: 'focusTime' })
  expect((await failure(api.events.move({ calendarId, eventId: focus, destination }))).status).toBe(400)
})

it('list filters by text, type, property, uid and window', async () => {
  const { api } = harness
  const { data: fresh } = await api.calendars.insert({ requestBody: { summary: 'Filters' } })
  const id = fresh.id ?? ''
  const early = await insert(
    api,
    {
      ...meeting('Alpha', '2026-12-01T09:00:00', '2026-12-01T10:00:00'),
      extendedProperties: { private: { app: 'tw' } },
    },
    id,
  )
  const late = await insert(
    api,
    { ...meeting('Beta beer', '2026-12-01T11:00:00', '2026-12-01T12:00:00'), location: 'Bar' },
    id,
  )
  const found = async (query: object): Promise<unknown[]> => {
    const { data } = await api.events.list({ calendarId: id, ...query })
    return (data.items ?? []).map((event) => event.summary)
  }
  expect(await found({ q: 'bar beta' })).toEqual(['Beta beer'])
  expect(await found({ privateExtendedProperty: ['app=tw'] })).toEqual(['Alpha'])
  expect(await found({ iCalUID: late.iCalUID })).toEqual(['Beta beer'])
  expect(await found({ eventTypes: ['focusTime'] })).toEqual([])
  expect(await found({ timeMin: '2026-12-01T09:00:00Z', timeMax: '2026-12-01T10:00:00Z' })).toEqual([])
  expect(await found({ timeMin: '2026-12-01T08:59:59Z' })).toEqual(
    expect.arrayContaining(['Alpha', 'Beta beer']),
  )
  expect(await found({ singleEvents: true, orderBy: 'startTime' })).toEqual(['Alpha', 'Beta beer'])
  expect(await failure(api.events.list({ calendarId: id, orderBy: 'startTime' }))).toEqual({
    status: 400,
    reason: 'invalid',
  })
  expect(early.id).not.toBe(late.id)
})
