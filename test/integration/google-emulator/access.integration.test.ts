import { afterAll, beforeAll, expect, it } from 'vitest'
import { ALEX, BO, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
const calendarId = 'primary'
const noScope = { status: 403, reason: 'insufficientPermissions' }
const secret = { ...meeting('Doctor', '2026-11-23T09:00:00', '2026-11-23T10:00:00'), visibility: 'private' }

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.emulator.close())

it('no, wrong and expired tokens are 401 authError', async () => {
  const { api, emulator, clock } = harness
  const bare = await fetch(`${emulator.url}/calendar/v3/users/me/calendarList`)
  expect(bare.status).toBe(401)
  expect(await bare.json()).toMatchObject({ error: { code: 401, errors: [{ reason: 'authError' }] } })
  clock.nowMs += 3601_000
  expect(await failure(api.calendarList.list())).toEqual({ status: 401, reason: 'authError' })
  clock.nowMs -= 3601_000
})

it('each method asks for its scope', async () => {
  const { apiFor } = harness
  const list = await apiFor(ALEX.email, 'calendar.calendarlist.readonly')
  expect((await list.calendarList.list()).data.items).toHaveLength(1)
  expect(await failure(list.events.list({ calendarId }))).toEqual(noScope)
  expect(await failure(list.freebusy.query({ requestBody: {} }))).toEqual(noScope)
  expect(await failure(list.settings.list())).toEqual(noScope)
  const read = await apiFor(ALEX.email, 'calendar.events.readonly')
  expect((await read.events.list({ calendarId })).status).toBe(200)
  expect(await failure(insert(read, secret))).toEqual(noScope)
  expect(await failure(read.calendarList.list())).toEqual(noScope)
})

it('app.created reaches only calendars the client made', async () => {
  const { apiFor, api } = harness
  const app = await apiFor(ALEX.email, 'calendar.app.created')
  const { data } = await app.calendars.insert({ requestBody: { summary: 'Timewright' } })
  const own = data.id ?? ''
  expect(data).toMatchObject({ summary: 'Timewright', timeZone: 'Europe/Berlin', dataOwner: ALEX.email })
  expect(
    (await insert(app, meeting('Block', '2026-11-23T09:00:00', '2026-11-23T10:00:00'), own)).id,
  ).not.toBe('')
  expect(await failure(app.events.list({ calendarId }))).toEqual(noScope)
  expect((await app.calendars.patch({ calendarId: own, requestBody: { summary: 'TW' } })).data.summary).toBe(
    'TW',
  )
  const entry = (await api.calendarList.get({ calendarId: own })).data
  expect(entry).toMatchObject({ summary: 'TW', accessRole: 'owner' })
  await app.calendars.delete({ calendarId: own })
  expect((await failure(api.events.list({ calendarId: own }))).status).toBe(404)
})

it('a free/busy scope and roles hide details', async () => {
  const { api, apiFor, post } = harness
  const { data } = await api.calendars.insert({ requestBody: { summary: 'Shared' } })
  const shared = data.id ?? ''
  const { id: eventId } = await insert(api, secret, shared)
  const times = await apiFor(ALEX.email, 'calendar.events.freebusy')
  const seen = (await times.events.get({ calendarId: shared, eventId })).data
  expect(seen.summary).toBeUndefined()
  expect(seen.start?.dateTime).toBe('2026-11-23T09:00:00+01:00')
  const bo = await apiFor(BO.email, 'calendar')
  expect((await failure(bo.events.list({ calendarId: shared }))).status).toBe(404)
  await post('/emulator/sharing', { calendarId: shared, email: BO.email, role: 'reader' })
  expect((await bo.events.get({ calendarId: shared, eventId })).data.summary).toBeUndefined()
  expect(await failure(insert(bo, secret, shared))).toEqual({ status: 403, reason: 'requiredAccessLevel' })
  await post('/emulator/sharing', { calendarId: shared, email: BO.email, role: 'writer' })
  expect((await bo.events.get({ calendarId: shared, eventId })).data.summary).toBe('Doctor')
  const { nextSyncToken } = (await bo.calendarList.list()).data
  await post('/emulator/sharing', { calendarId: shared, email: BO.email, role: null })
  const increment = (await bo.calendarList.list({ syncToken: nextSyncToken ?? '' })).data
  expect(increment.items).toMatchObject([{ id: shared, deleted: true }])
})

it('calendarList syncs, hides and refuses what cannot go with a token', async () => {
  const { api, post } = harness
  const { nextSyncToken } = (await api.calendarList.list()).data
  const syncToken = nextSyncToken ?? ''
  const { data } = await api.calendars.insert({ requestBody: { summary: 'New one' } })
  const made = data.id ?? ''
  const increment = (await api.calendarList.list({ syncToken })).data
  expect(increment.items?.map((each) => each.id)).toEqual([made])
  await api.calendarList.patch({ calendarId: made, requestBody: { hidden: true, summaryOverride: 'Mine' } })
  const visible = (await api.calendarList.list()).data.items?.map((each) => each.id)
  expect(visible).not.toContain(made)
  const all = (await api.calendarList.list({ showHidden: true })).data.items
  expect(all?.find((each) => each.id === made)).toMatchObject({ hidden: true, summaryOverride: 'Mine' })
  expect((await failure(api.calendarList.list({ syncToken, minAccessRole: 'owner' }))).status).toBe(400)
  await post('/emulator/sync-tokens/expire', { email: ALEX.email })
  expect(await failure(api.calendarList.list({ syncToken }))).toEqual({
    status: 410,
    reason: 'fullSyncRequired',
  })
  expect((await failure(api.calendars.delete({ calendarId }))).status).toBe(400)
})

it('freeBusy merges busy time and reports unreachable calendars inside the 200', async () => {
  const { api } = harness
  const add = (start: string, end: string, more: object = {}): Promise<unknown> =>
    insert(api, { ...meeting('x', `2027-01-11T${start}:00`, `2027-01-11T${end}:00`), ...more })
  await add('09:00', '10:00')
  await add('09:30', '11:00')
  await add('12:00', '13:00', { transparency: 'transparent' })
  await add('14:00', '15:00', { attendees: [{ email: ALEX.email, responseStatus: 'declined' }] })
  await add('16:00', '16:15', { recurrence: ['RRULE:FREQ=DAILY;COUNT=2'] })
  const { data } = await api.freebusy.query({
    requestBody: {
      timeMin: '2027-01-11T00:00:00+01:00',
      timeMax: '2027-01-12T00:00:00+01:00',
      timeZone: 'Europe/Berlin',
      items: [{ id: 'primary' }, { id: 'nobody@example.com' }],
    },
  })
  expect(data.calendars).toEqual({
    primary: {
      busy: [
        { start: '2027-01-11T09:00:00+01:00', end: '2027-01-11T11:00:00+01:00' },
        { start: '2027-01-11T16:00:00+01:00', end: '2027-01-11T16:15:00+01:00' },
      ],
    },
    'nobody@example.com': { busy: [], errors: [{ domain: 'global', reason: 'notFound' }] },
  })
  const tooMany = Array.from({ length: 51 }, (_, index) => ({ id: String(index) }))
  const call = api.freebusy.query({
    requestBody: { timeMin: '2027-01-11T00:00:00Z', timeMax: '2027-01-12T00:00:00Z', items: tooMany },
  })
  expect((await failure(call)).reason).toBe('tooManyCalendarsRequested')
})

it('settings tell the zone of the person', async () => {
  const { data } = await harness.api.settings.list()
  expect(data.items).toContainEqual(expect.objectContaining({ id: 'timezone', value: 'Europe/Berlin' }))
})
