import { afterAll, beforeAll, expect, it } from 'vitest'
import { failure, insert, meeting, startHarness } from './emulator-client.ts'
import type { Harness } from './emulator-client.ts'

let harness: Harness
let eventId = ''
const calendarId = 'primary'
const lunch = meeting('Lunch', '2026-11-23T12:00:00', '2026-11-23T13:00:00')

beforeAll(async () => {
  harness = await startHarness()
  eventId = (await insert(harness.api, lunch)).id
})
afterAll(() => harness.emulator.close())

type Call = 'list' | 'patch' | 'insert' | 'watch'

const call = (name: Call): Promise<unknown> => {
  const { events } = harness.api
  const address = 'http://127.0.0.1:9/none'
  if (name === 'list') return events.list({ calendarId })
  if (name === 'insert') return events.insert({ calendarId, requestBody: lunch })
  if (name === 'patch') return events.patch({ calendarId, eventId, requestBody: { summary: 'x' } })
  return events.watch({ calendarId, requestBody: { id: 'seeded', type: 'web_hook', address } })
}

it.each<[string, Call, number, string]>([
  ['error-500', 'list', 500, 'backendError'],
  ['error-502', 'insert', 502, 'badGateway'],
  ['error-503', 'patch', 503, 'backendError'],
  ['error-504', 'list', 504, 'gatewayTimeout'],
  ['error-after-effect', 'insert', 503, 'backendError'],
  ['rate-limit-403', 'list', 403, 'rateLimitExceeded'],
  ['user-rate-limit-403', 'patch', 403, 'userRateLimitExceeded'],
  ['daily-limit-403', 'list', 403, 'dailyLimitExceeded'],
  ['quota-403', 'insert', 403, 'quotaExceeded'],
  ['forbidden-403', 'patch', 403, 'forbidden'],
  ['permission-403', 'list', 403, 'insufficientPermissions'],
  ['non-organizer-403', 'patch', 403, 'forbiddenForNonOrganizer'],
  ['rate-limit-429', 'list', 429, 'rateLimitExceeded'],
  ['retry-after-429', 'list', 429, 'rateLimitExceeded'],
  ['not-found-404', 'list', 404, 'notFound'],
  ['auth-401', 'list', 401, 'authError'],
  ['full-sync-410', 'list', 410, 'fullSyncRequired'],
  ['updated-min-410', 'list', 410, 'updatedMinTooLongAgo'],
  ['deleted-410', 'patch', 410, 'deleted'],
  ['condition-412', 'patch', 412, 'conditionNotMet'],
  ['no-push-400', 'watch', 400, 'pushNotSupportedForRequestedResource'],
])('by seed, %s strikes %s with %i %s', async (name, method, status, reason) => {
  await harness.post('/emulator/faults/random', { seed: 1, rates: { [name]: 1 } })
  const found = await failure(call(method))
  await harness.post('/emulator/faults', {}, 'DELETE')
  expect(found).toEqual({ status, reason })
})

it('by seed, a fault that does not fit a call lets it through', async () => {
  await harness.post('/emulator/faults/random', { seed: 1, rates: { 'condition-412': 1, 'no-push-400': 1 } })
  await expect(call('list')).resolves.toMatchObject({ status: 200 })
  await harness.post('/emulator/faults', {}, 'DELETE')
})

it.each([
  ['cut-after-effect', 1],
  ['cut-before-effect', 0],
  ['error-after-effect', 1],
  ['truncated-body', 1],
  ['empty-answer', 1],
])('by seed, %s leaves %i events behind', async (name, left) => {
  const summary = `seeded ${name}`
  await harness.post('/emulator/faults/random', { seed: 1, rates: { [name]: 1 }, methods: ['events.insert'] })
  await harness.api.events.insert({ calendarId, requestBody: { ...lunch, summary } }).catch(() => null)
  await harness.post('/emulator/faults', {}, 'DELETE')
  const { data } = await harness.api.events.list({ calendarId, q: summary })
  expect(data.items).toHaveLength(left)
})
