import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ALEX, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
const calendarId = 'primary'
const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')
const DAY = 86_400_000

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.emulator.close())
afterEach(async () => {
  const off = { requestsPerMinute: null, requestsPerDay: null, createsBeforeBan: null, freeBusyBroken: [] }
  await harness.post('/emulator/switches', off)
})

it('a project has its own windows, by the minute and by the day', async () => {
  const { api, clock, post } = harness
  await post('/emulator/switches', { requestsPerMinute: 2 })
  await api.events.list({ calendarId })
  await api.events.list({ calendarId })
  expect((await failure(api.events.list({ calendarId }))).reason).toBe('rateLimitExceeded')
  clock.nowMs += 60_001
  await post('/emulator/switches', { requestsPerMinute: null, requestsPerDay: 1 })
  await api.events.list({ calendarId })
  expect((await failure(api.events.list({ calendarId }))).reason).toBe('dailyLimitExceeded')
})

it('too many created events make the account read-only for hours', async () => {
  const { api, clock, post, apiFor } = harness
  await post('/emulator/switches', { createsBeforeBan: 2, banHours: 3 })
  const { id: eventId } = await insert(api, lunch)
  await insert(api, lunch)
  const banned = { status: 403, reason: 'quotaExceeded' }
  expect(await failure(insert(api, lunch))).toEqual(banned)
  expect(await failure(api.events.patch({ calendarId, eventId, requestBody: { summary: 'x' } }))).toEqual(
    banned,
  )
  expect((await api.events.list({ calendarId })).status).toBe(200)
  clock.nowMs += 3 * 3_600_000 + 1
  const later = await apiFor(ALEX.email, 'calendar')
  expect((await insert(later, lunch)).summary).toBe('Lunch')
  clock.nowMs -= 3 * 3_600_000 + 1
})

it('attendees can trip the anti-spam limit', async () => {
  const { api, post } = harness
  await post('/emulator/switches', { attendeesQuotaExceeded: true })
  const attendees = [{ email: 'x@example.com' }]
  expect((await failure(insert(api, { ...lunch, attendees }))).reason).toBe('quotaExceeded')
  await post('/emulator/switches', { attendeesQuotaExceeded: false })
})

it('sixty calendars are enough', async () => {
  const own = await startHarness()
  for (let index = 0; index < 60; index += 1)
    await own.api.calendars.insert({ requestBody: { summary: String(index) } })
  const answer = await failure(own.api.calendars.insert({ requestBody: { summary: 'one more' } }))
  await own.emulator.close()
  expect(answer).toEqual({ status: 403, reason: 'quotaExceeded' })
})

it('one calendar of a free/busy query can fail alone', async () => {
  const { api, post } = harness
  await post('/emulator/switches', { freeBusyBroken: [ALEX.email] })
  const window = { timeMin: '2026-11-23T00:00:00Z', timeMax: '2026-11-24T00:00:00Z' }
  const { data } = await api.freebusy.query({ requestBody: { ...window, items: [{ id: calendarId }] } })
  expect(data.calendars?.[calendarId]?.errors?.[0]?.reason).toBe('internalError')
  const groups = api.freebusy.query({ requestBody: { ...window, groupExpansionMax: 101 } })
  expect((await failure(groups)).status).toBe(400)
})

it('reminders leave the time of the last change alone, but not the etag', async () => {
  const { api, clock } = harness
  const { id: eventId, updated, etag } = await insert(api, lunch)
  clock.nowMs += 5000
  const reminders = { useDefault: false, overrides: [{ method: 'popup', minutes: 5 }] }
  const { data } = await api.events.patch({ calendarId, eventId, requestBody: { reminders } })
  expect(data.updated).toBe(updated)
  expect(data.etag).not.toBe(etag)
})

it('a short page has a page token although it is not full', async () => {
  const { api, emulator } = harness
  for (let index = 0; index < 4; index += 1) await insert(api, lunch)
  emulator.faults.plan({ method: 'events.list', kind: 'short-page' })
  const first = (await api.events.list({ calendarId, maxResults: 4 })).data
  expect(first.items).toHaveLength(2)
  const rest = (await api.events.list({ calendarId, maxResults: 4, pageToken: first.nextPageToken ?? '' }))
    .data
  expect(rest.items?.length).toBeGreaterThan(0)
})

it('any error of the table can be scripted with its reason and domain', async () => {
  const { api, emulator } = harness
  const reasons = [
    [403, 'userRateLimitExceeded'],
    [403, 'dailyLimitExceeded'],
    [403, 'forbidden'],
    [403, 'pushNotSupportedForRequestedResource'],
    [410, 'updatedMinTooLongAgo'],
    [410, 'fullSyncRequired'],
    [412, 'conditionNotMet'],
    [503, 'backendError'],
  ] as const
  for (const [status, reason] of reasons) {
    emulator.faults.plan({ method: 'events.list', kind: 'error', status, reason })
    expect(await failure(api.events.list({ calendarId }))).toEqual({ status, reason })
  }
})

it('refresh tokens end after 7 days in Testing and after 6 months without use', async () => {
  const { clock, emulator, post } = harness
  const scopes = ['https://www.googleapis.com/auth/calendar']
  const start = clock.nowMs
  const take = async (): Promise<string> =>
    ((await post('/emulator/tokens', { email: ALEX.email, scopes })) as { refresh_token: string })
      .refresh_token
  const refresh = async (refresh_token: string): Promise<unknown> => {
    const client = { client_id: 'client', client_secret: 'secret' }
    const body = new URLSearchParams({ grant_type: 'refresh_token', refresh_token, ...client })
    return (await fetch(`${emulator.url}/token`, { method: 'POST', body })).json()
  }
  const dead = { error: 'invalid_grant' }
  const [tested, idle, used] = [await take(), await take(), await take()]
  await post('/emulator/switches', { refreshTokenDays: 7 })
  clock.nowMs = start + 8 * DAY
  expect(await refresh(tested)).toMatchObject(dead)
  await post('/emulator/switches', { refreshTokenDays: null })
  clock.nowMs = start + 100 * DAY
  expect(await refresh(used)).toMatchObject({ token_type: 'Bearer' })
  clock.nowMs = start + 190 * DAY
  expect(await refresh(idle)).toMatchObject(dead)
  expect(await refresh(used)).toMatchObject({ token_type: 'Bearer' })
  clock.nowMs = start
})

it('an administrator can stand in the way, on the page and at the refresh', async () => {
  const { emulator, post } = harness
  await post('/emulator/switches', { authorizeError: 'admin_policy_enforced' })
  const query = new URLSearchParams({
    client_id: 'client',
    redirect_uri: 'http://127.0.0.1:1/cb',
    response_type: 'code',
    scope: 'openid',
  })
  const answer = await fetch(`${emulator.url}/o/oauth2/v2/auth?${query.toString()}`)
  await post('/emulator/switches', { authorizeError: null })
  expect(answer.status).toBe(400)
  expect(await answer.text()).toContain('admin_policy_enforced')
})
