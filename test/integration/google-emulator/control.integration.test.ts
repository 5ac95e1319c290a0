import { afterAll, afterEach, beforeAll, expect, it } from 'vitest'
import { ALEX, failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
const calendarId = 'primary'
const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')

beforeAll(async () => {
  harness = await startHarness()
})
afterAll(() => harness.emulator.close())
afterEach(async () => {
  await harness.post('/emulator/faults', undefined, 'DELETE')
  await harness.post('/emulator/journal', undefined, 'DELETE')
})

const get = async (path: string): Promise<unknown> => (await fetch(harness.emulator.url + path)).json()

it('an error strikes the nth call of its method, as often as told', async () => {
  const { api, post } = harness
  await post('/emulator/faults', {
    method: 'events.insert',
    after: 1,
    times: 2,
    kind: 'error',
    status: 403,
    reason: 'rateLimitExceeded',
  })
  await insert(api, lunch)
  const limited = { status: 403, reason: 'rateLimitExceeded' }
  expect(await failure(insert(api, lunch))).toEqual(limited)
  expect(await failure(insert(api, lunch))).toEqual(limited)
  await insert(api, lunch)
  expect(await get('/emulator/faults')).toEqual([])
})

it('429 carries Retry-After', async () => {
  const { api, post } = harness
  await post('/emulator/faults', {
    method: 'events.list',
    kind: 'error',
    status: 429,
    reason: 'rateLimitExceeded',
    retryAfterSeconds: 7,
  })
  const error = await api.events.list({ calendarId }).then(
    () => null,
    (reason: unknown) => reason as { response: { headers: Headers } },
  )
  expect(error?.response.headers.get('retry-after')).toBe('7')
})

it.each(['cut-after-effect', 'error-after-effect'])(
  '%s keeps the effect and loses the answer',
  async (kind) => {
    const { api, post } = harness
    const id = `effect${kind.length}`
    await post('/emulator/faults', { method: 'events.insert', kind })
    await expect(insert(api, { ...lunch, id })).rejects.toThrow(
      /socket hang up|closed|Scripted|fetch failed|ECONNRESET/,
    )
    expect(await failure(insert(api, { ...lunch, id }))).toEqual({ status: 409, reason: 'duplicate' })
  },
)

it('cut-before-effect and hang leave nothing behind', async () => {
  const { api, post, emulator } = harness
  await post('/emulator/faults', [
    { method: 'events.insert', kind: 'cut-before-effect' },
    { method: 'events.insert', kind: 'hang' },
  ])
  await expect(insert(api, { ...lunch, id: 'nothing' })).rejects.toThrow(
    /abort|closed|hang up|fetch failed|timeout|ECONNRESET/i,
  )
  const signal = AbortSignal.timeout(150)
  await expect(
    api.events.insert({ calendarId, requestBody: { ...lunch, id: 'nothing' } }, { signal }),
  ).rejects.toThrow(/abort|closed|hang up|fetch failed|timeout|ECONNRESET/i)
  expect((await failure(api.events.get({ calendarId, eventId: 'nothing' }))).status).toBe(404)
  expect(emulator.journal.entries().map((each) => each.fault)).toEqual(['cut-before-effect', 'hang', null])
})

it('the journal tells method, If-Match, status and reason', async () => {
  const { api } = harness
  const { id: eventId } = await insert(api, lunch)
  await failure(api.events.delete({ calendarId, eventId }, { headers: { 'If-Match': '"old"' } }))
  const entries = (await get('/emulator/journal')) as object[]
  expect(entries).toMatchObject([
    { name: 'events.insert', method: 'POST', status: 200, email: ALEX.email, ifMatch: null },
    { name: 'events.delete', method: 'DELETE', status: 412, reason: 'conditionNotMet', ifMatch: '"old"' },
  ])
})

it('the side door edits with the same validation', async () => {
  const { post } = harness
  const path = `/emulator/calendars/${ALEX.email}/events`
  const made = (await post(path, lunch)) as { id: string }
  expect(await post(`${path}/${made.id}`, { summary: '✓ Lunch' }, 'PATCH')).toMatchObject({
    summary: '✓ Lunch',
  })
  expect(await post(path, { summary: 'no time' })).toMatchObject({ error: { code: 400 } })
  expect(await post(path, { ...lunch, eventType: 'somethingNew' })).toMatchObject({
    eventType: 'somethingNew',
  })
  await post(`${path}/${made.id}`, undefined, 'DELETE')
  expect(await post(`${path}/${made.id}`, undefined, 'DELETE')).toMatchObject({ error: { code: 410 } })
})

it('reset goes back to the first people, keeping sign-ins on request', async () => {
  const { api, post } = harness
  await insert(api, lunch)
  await post('/emulator/reset', { keepGrants: true })
  expect((await api.events.list({ calendarId })).data.items).toEqual([])
  const state = (await get('/emulator/state')) as { people: unknown[] }
  expect(state.people).toHaveLength(2)
})

it('wrong control bodies are readable 400s', async () => {
  const answer = await harness.post('/emulator/faults', { method: 'events.list', kind: 'earthquake' })
  expect(answer).toMatchObject({ error: { code: 400, message: expect.stringContaining('kind') as string } })
})

it('quota windows slide, and refused calls count', async () => {
  const { api, clock, post } = harness
  await post('/emulator/switches', { requestsPerUserPerMinute: 2, writesPerCalendarPerSecond: 1 })
  await insert(api, lunch)
  expect(await failure(insert(api, lunch))).toEqual({ status: 403, reason: 'rateLimitExceeded' })
  expect(await failure(api.events.list({ calendarId }))).toEqual({
    status: 403,
    reason: 'userRateLimitExceeded',
  })
  clock.nowMs += 60_001
  await insert(api, lunch)
  await post('/emulator/switches', { requestsPerUserPerMinute: null, writesPerCalendarPerSecond: null })
})

it('a hundred and first refresh token ends the oldest', async () => {
  const { post, emulator } = harness
  const scopes = ['https://www.googleapis.com/auth/calendar']
  const take = async (): Promise<string> =>
    ((await post('/emulator/tokens', { email: ALEX.email, scopes })) as { refresh_token: string })
      .refresh_token
  const first = await take()
  for (let count = 0; count < 100; count += 1) await take()
  expect(emulator.store.state.refreshTokens.has(first)).toBe(false)
  expect(emulator.store.state.refreshTokens.size).toBe(100)
})
