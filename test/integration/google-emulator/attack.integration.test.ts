import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { BO, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
let calendarId = ''

beforeAll(async () => {
  harness = await startHarness()
  const { data } = await harness.api.calendars.insert({ requestBody: { summary: 'Attacked' } })
  calendarId = data.id ?? ''
})
afterAll(() => harness.emulator.close())

const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')
const list = (query: calendar_v3.Params$Resource$Events$List) =>
  harness.api.events.list({ calendarId, ...query })
const put = (body: calendar_v3.Schema$Event) => insert(harness.api, body, calendarId)
const daily = (count: number): calendar_v3.Schema$Event => ({
  ...lunch,
  recurrence: [`RRULE:FREQ=DAILY;COUNT=${count}`],
})

describe('insert', () => {
  it.each(['abcd', 'ABCDE', 'wxyz0', 'a-b-c', 'a'.repeat(1025)])('refuses the id %s', async (id) => {
    expect(await failure(put({ ...lunch, id }))).toEqual({ status: 400, reason: 'invalid' })
  })

  it('takes ids of 5 and of 1024 characters, once', async () => {
    for (const id of ['a0v9b', 'v'.repeat(1024)]) {
      await put({ ...lunch, id })
      expect(await failure(put({ ...lunch, id }))).toEqual({ status: 409, reason: 'duplicate' })
    }
  })

  it('takes the same id in another calendar', async () => {
    await put({ ...lunch, id: 'commonid0' })
    expect((await insert(harness.api, { ...lunch, id: 'commonid0' })).id).toBe('commonid0')
  })
})

describe('windows', () => {
  it.each<[calendar_v3.Params$Resource$Events$List, string]>([
    [{ timeMin: '2026-11-24T00:00:00' }, 'without offset'],
    [{ timeMax: 'tomorrow' }, 'in words'],
    [{ timeMin: '2026-11-24' }, 'as a date'],
    [{ timeMin: '2026-11-24T00:00:00Z', timeMax: '2026-11-24T00:00:00Z' }, 'of no length'],
    [{ timeMin: '2026-11-25T00:00:00Z', timeMax: '2026-11-24T00:00:00Z' }, 'backwards'],
    [{ orderBy: 'startTime' }, 'ordered by start without single events'],
    [{ pageToken: 'made-up' }, 'with an invented page token'],
    [{ syncToken: 'made-up' }, 'with an invented sync token'],
  ])('%j is refused: %s', async (query) => {
    expect((await failure(list(query))).status).toBe(400)
  })

  it('ends are exclusive on both sides in a list, and inclusive at timeMin of instances', async () => {
    const { id: eventId } = await put(daily(1))
    const timeMin = '2026-11-23T13:00:00+01:00'
    const after = await list({ timeMin, singleEvents: true })
    expect(after.data.items?.map((each) => each.recurringEventId)).not.toContain(eventId)
    const before = await list({ timeMax: '2026-11-23T12:00:00+01:00', singleEvents: true })
    expect(before.data.items?.map((each) => each.recurringEventId)).not.toContain(eventId)
    const { data } = await harness.api.events.instances({ calendarId, eventId, timeMin })
    expect(data.items).toHaveLength(1)
  })

  it('drops milliseconds', async () => {
    const { id } = await put(lunch)
    const { data } = await list({ timeMin: '2026-11-23T12:59:59.999+01:00' })
    expect(data.items?.map((each) => each.id)).toContain(id)
  })
})

describe('tokens', () => {
  it('a page token belongs to its query', async () => {
    await put(lunch)
    await put(lunch)
    const { data } = await list({ maxResults: 1 })
    const pageToken = data.nextPageToken ?? ''
    expect((await failure(list({ maxResults: 1, pageToken, q: 'x' }))).status).toBe(400)
    expect((await failure(list({ pageToken: `${pageToken}x`, maxResults: 1 }))).status).toBe(400)
  })

  it('a sync token belongs to its calendar', async () => {
    const { data } = await list({})
    const syncToken = data.nextSyncToken ?? ''
    const elsewhere = harness.api.events.list({ calendarId: 'primary', syncToken })
    expect((await failure(elsewhere)).status).toBe(400)
  })

  it('answers 410 at the second page as well as at the first', async () => {
    const first = await list({})
    const syncToken = first.data.nextSyncToken ?? ''
    await put(lunch)
    await put(lunch)
    const { data } = await list({ syncToken, maxResults: 1 })
    await harness.post('/emulator/sync-tokens/expire', { calendarId })
    const next = list({ syncToken, maxResults: 1, pageToken: data.nextPageToken ?? '' })
    expect(await failure(next)).toEqual({ status: 410, reason: 'fullSyncRequired' })
  })
})

describe('series', () => {
  it('an instance that is none is not found, to read, write or delete', async () => {
    const { id } = await put(daily(2))
    const eventId = `${id}_20300101T110000Z`
    const { events } = harness.api
    const calls = [
      () => events.get({ calendarId, eventId }),
      () => events.patch({ calendarId, eventId, requestBody: { summary: 'x' } }),
      () => events.delete({ calendarId, eventId }),
    ]
    for (const call of calls) expect((await failure(call())).status).toBe(404)
  })

  it('a deleted master takes its exceptions along, also in the increment', async () => {
    const { id } = await put(daily(3))
    const eventId = `${id}_20261124T110000Z`
    await harness.api.events.patch({ calendarId, eventId, requestBody: { summary: 'moved' } })
    const { data } = await list({ showDeleted: true })
    await harness.api.events.delete({ calendarId, eventId: id })
    const rest = await list({ singleEvents: true, q: 'moved' })
    expect(rest.data.items).toEqual([])
    const increment = await list({ syncToken: data.nextSyncToken ?? '', showDeleted: true })
    const ended = increment.data.items?.filter((each) => each.status === 'cancelled').map((each) => each.id)
    expect(ended).toContain(id)
  })

  it('with showDeleted and singleEvents a deleted series shows as instances, not as itself', async () => {
    const { id } = await put(daily(2))
    await harness.api.events.delete({ calendarId, eventId: `${id}_20261124T110000Z` })
    const { data } = await list({ showDeleted: true, singleEvents: true, timeMin: '2026-11-01T00:00:00Z' })
    const mine = data.items?.filter((each) => each.id?.startsWith(id)) ?? []
    expect(mine.map((each) => [each.id, each.status])).toEqual([
      [`${id}_20261123T110000Z`, 'confirmed'],
      [`${id}_20261124T110000Z`, 'cancelled'],
    ])
  })

  it('a cancelled instance is bare in a list: identity, no etag, no words', async () => {
    const { id } = await put(daily(2))
    await harness.api.events.delete({ calendarId, eventId: `${id}_20261124T110000Z` })
    const { data } = await list({})
    const bare = data.items?.find((each) => each.id === `${id}_20261124T110000Z`)
    expect(Object.keys(bare ?? {}).sort()).toEqual(
      ['id', 'kind', 'originalStartTime', 'recurringEventId', 'status'].sort(),
    )
  })

  it('an instance that was moved keeps its id and its original start', async () => {
    const { id } = await put(daily(2))
    const eventId = `${id}_20261124T110000Z`
    const requestBody = meeting('Late', '2026-11-27T18:00:00', '2026-11-27T19:00:00')
    const { data } = await harness.api.events.patch({ calendarId, eventId, requestBody })
    expect([data.id, data.recurringEventId]).toEqual([eventId, id])
    expect(Date.parse(data.originalStartTime?.dateTime ?? '')).toBe(Date.parse('2026-11-24T11:00:00Z'))
  })
})

describe('writes', () => {
  it('a stale etag is 412 on each kind of write, and nothing happens', async () => {
    const { id: eventId, etag } = await put(lunch)
    await harness.api.events.patch({ calendarId, eventId, requestBody: { summary: 'Newer' } })
    const headers = { 'If-Match': etag ?? '' }
    const { events } = harness.api
    const calls = [
      () => events.patch({ calendarId, eventId, requestBody: { summary: 'x' } }, { headers }),
      () => events.update({ calendarId, eventId, requestBody: { ...lunch, summary: 'x' } }, { headers }),
      () => events.delete({ calendarId, eventId }, { headers }),
    ]
    for (const call of calls) expect((await failure(call())).status).toBe(412)
    expect((await events.get({ calendarId, eventId })).data.summary).toBe('Newer')
  })

  it('a patch that changes nothing keeps the etag out of doubt: the answer is what get says', async () => {
    const { id: eventId } = await put(lunch)
    const { data } = await harness.api.events.patch({ calendarId, eventId, requestBody: {} })
    expect((await harness.api.events.get({ calendarId, eventId })).data.etag).toBe(data.etag)
  })

  it('private properties are not those of the other person, shared ones are', async () => {
    const { data } = await harness.api.events.insert({
      calendarId: 'primary',
      requestBody: {
        ...lunch,
        attendees: [{ email: BO.email }],
        extendedProperties: { private: { mine: '1' }, shared: { ours: '2' } },
      },
    })
    const bo = await harness.apiFor(BO.email, 'calendar')
    const copy = await bo.events.get({ calendarId: 'primary', eventId: data.id ?? '' })
    expect(copy.data.extendedProperties).toEqual({ shared: { ours: '2' } })
  })

  it('strangers see nothing: 404 for a calendar they have no part in', async () => {
    const bo = await harness.apiFor(BO.email, 'calendar')
    expect((await failure(bo.events.list({ calendarId }))).status).toBe(404)
    expect((await failure(bo.events.insert({ calendarId, requestBody: lunch }))).status).toBe(404)
    expect((await failure(bo.calendars.delete({ calendarId }))).status).toBe(404)
  })
})

const stop = (api: calendar_v3.Calendar, resourceId: string) =>
  api.channels.stop({ requestBody: { id: 'stopped', resourceId } })

describe('channels', () => {
  const body = { id: 'one', type: 'web_hook', address: 'http://127.0.0.1:9/none' }
  it.each([
    [{ ...body, id: 'x'.repeat(65) }],
    [{ ...body, id: 'with space' }],
    [{ ...body, token: 't'.repeat(257) }],
    [{ ...body, type: 'carrier-pigeon' }],
    [{ ...body, address: 'nowhere' }],
    [{ ...body, expiration: '1000' }],
  ])('%j is refused', async (requestBody) => {
    expect((await failure(harness.api.events.watch({ calendarId, requestBody }))).status).toBe(400)
  })

  it('stop wants id and resource, of the same person', async () => {
    const requestBody = { ...body, id: 'stopped' }
    const { data } = await harness.api.events.watch({ calendarId, requestBody })
    const bo = await harness.apiFor(BO.email, 'calendar')
    expect((await failure(stop(harness.api, 'another'))).status).toBe(404)
    expect((await failure(stop(bo, data.resourceId ?? ''))).status).toBe(404)
    expect((await stop(harness.api, data.resourceId ?? '')).status).toBe(204)
  })
})

const askBusy = (items: { id: string }[], timeMax = '2026-11-24T00:00:00Z') =>
  harness.api.freebusy.query({ requestBody: { timeMin: '2026-11-23T00:00:00Z', timeMax, items } })

describe('free/busy', () => {
  it('takes fifty calendars and no more, and no window without length', async () => {
    const many = Array.from({ length: 51 }, (_, index) => ({ id: `nobody${index}@example.com` }))
    const { data } = await askBusy(many.slice(0, 50))
    expect(Object.values(data.calendars ?? {}).every((each) => each.errors?.[0]?.reason === 'notFound')).toBe(
      true,
    )
    expect((await failure(askBusy(many))).status).toBe(400)
    expect((await failure(askBusy([{ id: calendarId }], '2026-11-23T00:00:00Z'))).status).toBe(400)
  })
})
