import { once } from 'node:events'
import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { type AddressInfo, connect } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text } from 'node:stream/consumers'
import { sign } from '@fastify/cookie'
import type { SessionStore } from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { StorageError } from '#app/ports/storage-error.ts'
import { buildBareApi } from '../../support/bare-api.ts'

const lost = new StorageError('unavailable', 'Cannot reach Postgres: connect ECONNREFUSED 127.0.0.1:42283')
const readClock = () => ({ now: '2026-11-23T08:00:00Z', offsetMs: 0 })

test('a session that cannot be kept is answered as a problem, without the address of the store', async () => {
  const sessionStore: SessionStore = {
    get: (_id, done) => done(null, { userId: 'alex' } as never),
    set: (_id, _session, done) => done(lost),
    destroy: (_id, done) => done(),
  }
  const { app } = await buildBareApi({ readClock }, { sessionStore })
  const cookie = `timewright=${sign('s1', 'a secret of at least thirty-two letters')}`
  const response = await app.inject({ url: '/demo/clock', headers: { host: 'localhost', cookie } })
  await app.close()
  expect(response.statusCode).toBe(503)
  expect(response.headers['content-type']).toContain('application/problem+json')
  expect(response.json()).toMatchObject({ code: 'storage-unavailable' })
  expect(response.body).not.toContain('127.0.0.1')
})

test('who asks whether we are ready learns which part is not, and no address', async () => {
  const { app } = await buildBareApi({}, { health: { database: () => Promise.reject(lost) } })
  const response = await app.inject({ url: '/readyz', headers: { host: 'localhost' } })
  await app.close()
  expect(response.json()).toMatchObject({ status: 'unavailable', parts: [{ part: 'database', ok: false }] })
  expect(response.body).not.toContain('127.0.0.1')
})

test('what is not HTTP is answered as a problem', async () => {
  const { app } = await buildBareApi()
  await app.listen({ host: '127.0.0.1', port: 0 })
  const socket = connect((app.server.address() as AddressInfo).port, '127.0.0.1')
  await once(socket, 'connect')
  socket.write('no verb\r\n\r\n')
  const answer = await text(socket)
  await app.close()
  expect(answer).toMatch(/^HTTP\/1\.1 400 Bad Request\r\nContent-Type: application\/problem\+json/)
  expect(JSON.parse(answer.split('\r\n\r\n')[1] ?? '')).toMatchObject({ status: 400, code: 'bad-request' })
})

describe('beside the routes', () => {
  let app: FastifyInstance
  let webRoot: string
  beforeAll(async () => {
    webRoot = await mkdtemp(join(tmpdir(), 'timewright-web-'))
    await writeFile(join(webRoot, 'index.html'), '<!doctype html><title>Timewright</title>')
    await mkdir(join(webRoot, 'assets'))
    await writeFile(join(webRoot, 'assets', 'week-x1.js'), 'export {}')
    ;({ app } = await buildBareApi({}, { webRoot }))
  })
  afterAll(async () => {
    await app.close()
    await rm(webRoot, { recursive: true })
  })

  const ask = async (url: string, accept: string) => {
    const { statusCode, headers } = await app.inject({ url, headers: { host: 'localhost', accept } })
    return [statusCode, String(headers['content-type']).split(';')[0]]
  }
  test('the files of the page, more than a hundred of them, count towards no limit', async () => {
    const strict = await buildBareApi({}, { webRoot, requestsPerMinute: 2 })
    const ask = async (): Promise<number> => {
      const { statusCode } = await strict.app.inject({
        url: '/assets/week-x1.js',
        headers: { host: 'localhost' },
      })
      return statusCode
    }
    const statuses = [await ask(), await ask(), await ask()]
    await strict.app.close()
    expect(statuses).toEqual([200, 200, 200])
  })

  const browser = 'text/html,application/xhtml+xml,*/*;q=0.8'
  const problem = [404, 'application/problem+json']

  test('every path of the page is the page, for browsers and for programs that take anything', async () => {
    const router = await readFile('src/web/app/router.tsx', 'utf8')
    const paths = [...router.matchAll(/path: '([^']+)'/g)].map(([, path = '']) =>
      path.replaceAll(/\$\w+/g, 'x1'),
    )
    expect(paths.length).toBeGreaterThan(8)
    for (const path of paths) {
      expect([path, ...(await ask(`${path}?date=2026-11-23`, browser))]).toEqual([path, 200, 'text/html'])
      expect([path, ...(await ask(path, '*/*'))]).toEqual([path, 200, 'text/html'])
    }
  })

  test.each(['/mcp', '/calendar.ics', '/favicon.ico', '/nothing/here', '/goals.json'])(
    'a program that asks for %s hears that it is not there',
    async (url) => expect(await ask(url, '*/*')).toEqual(problem),
  )

  test.each(['/goals', '/mcp'])('who takes only JSON gets no page at %s', async (url) =>
    expect(await ask(url, 'application/json')).toEqual(problem),
  )

  test('a person who mistyped an address is told so by the page', async () => {
    expect(await ask('/gaols', browser)).toEqual([404, 'text/html'])
    expect(await ask('/calendar.ics', browser)).toEqual(problem)
  })
})
