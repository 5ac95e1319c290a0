import type { FastifyInstance } from 'fastify'
import { expect, test } from 'vitest'
import { AppError, conflict, invalid, notFound } from '#app/errors.ts'
import { GatewayError, type GatewayFault } from '#app/ports/calendar-gateway.ts'
import { StorageError, type StorageFault } from '#app/ports/storage-error.ts'
import { buildBareApi } from '../../support/bare-api.ts'

const host = { host: 'localhost' }

/** What `GET /demo/clock` answers when the use case behind it throws. */
async function answerTo(error: Error) {
  const { app } = await buildBareApi({
    readClock: () => {
      throw error
    },
  })
  const response = await get(app, '/demo/clock')
  await app.close()
  return { ...response, problem: response.json<Record<string, unknown>>() }
}

const get = (app: FastifyInstance, url: string) => app.inject({ url, headers: host })

test.each<[StorageFault, number]>([
  ['not-found', 404],
  ['not-yours', 404],
  ['still-referenced', 409],
  ['duplicate', 409],
  ['overlap', 409],
  ['append-only', 409],
  ['invalid', 400],
  ['contention', 409],
  ['unavailable', 503],
])('a store that says "%s" is answered with %i, in our words', async (fault, status) => {
  const { statusCode, headers, problem } = await answerTo(
    new StorageError(fault, 'Postgres refused (23503): insert or update on table "tasks" [tasks_user_fk]'),
  )
  expect(statusCode).toBe(status)
  expect(headers['content-type']).toContain('application/problem+json')
  expect(problem).toMatchObject({ status, code: `storage-${fault}`, instance: '/demo/clock', faults: [] })
  expect(JSON.stringify(problem)).not.toMatch(/postgres|tasks|23503/i)
  expect(String(problem['wayOut']).length).toBeGreaterThan(10)
  expect(headers['retry-after']).toBe(status === 503 ? '5' : undefined)
})

test.each<[GatewayFault, number, string | undefined]>([
  ['unavailable', 503, '5'],
  ['rate-limited', 503, '42'],
  ['unknown-outcome', 503, '5'],
  ['dead-grant', 409, undefined],
  ['unauthorized', 409, undefined],
])('a Google that says "%s" is answered with %i', async (fault, status, retryAfter) => {
  const retryAfterMs = fault === 'rate-limited' ? 41_500 : null
  const { statusCode, headers, problem } = await answerTo(
    new GatewayError(fault, 'token ya29.x', retryAfterMs),
  )
  expect(statusCode).toBe(status)
  expect(headers['retry-after']).toBe(retryAfter)
  expect(problem['code']).toBe(`google-${fault}`)
  expect(JSON.stringify(problem)).not.toContain('ya29')
})

test('a bug is our mistake: no word of it gets out, but the number of the request', async () => {
  const { statusCode, problem } = await answerTo(new TypeError("Cannot read 'secret' of undefined"))
  expect(statusCode).toBe(500)
  expect(problem).toMatchObject({ code: 'internal', title: 'Our mistake' })
  expect(JSON.stringify(problem)).not.toContain('secret')
  expect(problem['detail']).toMatch(/request req-\w+/)
})

test.each([
  [notFound('task', '1'), 404],
  [invalid('body.minutes', 0, 'a number above 0'), 400],
  [conflict('in-use', 'It is used.', 'Free it.'), 409],
  [new AppError('forbidden', 'no', 'You may not.'), 403],
  [new AppError('unavailable', 'later', 'Not now.'), 503],
])('%s is answered with its kind, and always with a way out', async (error, status) => {
  const { statusCode, problem } = await answerTo(error)
  expect(statusCode).toBe(status)
  expect(problem).toMatchObject({ code: error.code, detail: error.message })
  expect(String(problem['wayOut']).length).toBeGreaterThan(5)
})

test('a value of thousands of characters is shown clipped', async () => {
  const { app } = await buildBareApi()
  const response = await app.inject({
    method: 'POST',
    url: '/demo/clock',
    headers: host,
    payload: { now: 'x'.repeat(10_000) },
  })
  await app.close()
  const { faults } = response.json<{ faults: [{ field: string; value: string }] }>()
  expect(faults[0].field).toBe('body.now')
  expect(faults[0].value.length).toBeLessThan(250)
})

test('of very many faults only the first are told', async () => {
  const { app } = await buildBareApi()
  const response = await app.inject({
    method: 'POST',
    url: '/demo/clock',
    headers: host,
    payload: Object.fromEntries(Array.from({ length: 5000 }, (_, index) => [`field${index}`, index])),
  })
  await app.close()
  expect(response.statusCode).toBe(400)
  expect(response.json<{ faults: unknown[] }>().faults.length).toBe(150)
})

test.each(['__proto__', 'constructor', 'hasOwnProperty', '__proto__[x]', 'a[]'])(
  'a query may be named “%s” without harm',
  async (name) => {
    const { app } = await buildBareApi()
    const response = await get(app, `/demo/clock?${encodeURIComponent(name)}=1`)
    await app.close()
    expect(response.statusCode).toBe(400)
    expect(response.json()).toMatchObject({ code: 'invalid-input' })
  },
)

test.each([
  ['HEAD', '/api/v1/session', 200],
  ['OPTIONS', '/api/v1/session', 405],
  ['DELETE', '/api/v1/session', 405],
  ['GET', '/api/v1/session/sign-out', 405],
  ['GET', '/api/v1/nothing', 404],
  ['GET', '/api/v1/%zz', 400],
] as const)('%s %s is %i', async (method, url, status) => {
  const { app } = await buildBareApi({
    readSession: async () => ({ person: null, connections: [], now: '2026-11-23T08:00:00Z' }),
  })
  const response = await app.inject({ method, url, headers: host })
  await app.close()
  expect(response.statusCode).toBe(status)
  expect(response.headers['allow']).toBe(status === 405 ? expectedAllow(url) : undefined)
  expect(response.headers['content-type']).toContain(
    status >= 400 ? 'application/problem+json' : 'application/json',
  )
})

const expectedAllow = (url: string): string => (url.endsWith('sign-out') ? 'POST' : 'GET, HEAD')

test('Google’s push is taken whatever it carries, and asked to come again when it cannot be kept', async () => {
  const heard: unknown[] = []
  const kept = await buildBareApi({
    receivePush: async (push) => {
      heard.push(push)
      return 'unknown' as never
    },
  })
  const push = {
    method: 'POST' as const,
    url: '/google/notifications',
    payload: '{"broken',
    headers: { ...host, 'content-type': 'application/json', 'x-goog-channel-id': 'c' },
  }
  expect((await kept.app.inject(push)).statusCode).toBe(204)
  expect(heard).toEqual([{ channelId: 'c', channelToken: null, resourceId: null }])
  await kept.app.close()
  const lost = await buildBareApi({
    receivePush: async () => {
      throw new StorageError('unavailable', 'gone')
    },
  })
  expect((await lost.app.inject(push)).statusCode).toBe(503)
  await lost.app.close()
})
