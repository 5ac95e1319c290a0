import { promisify } from 'node:util'
import cookie from '@fastify/cookie'
import session from '@fastify/session'
import fastify, { type FastifyRequest, type Session } from 'fastify'
import { beforeAll, describe, expect, test } from 'vitest'
import { createSessionStore, type SessionStore } from '#adapters/postgres/session-store.ts'
import { HOUR_MS, ids, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()
const DAY_MS = 24 * HOUR_MS

let nowMs = NOW_MS
let sessions: SessionStore
beforeAll(() => {
  sessions = createSessionStore(store.current.pool, () => nowMs)
})

/** As @fastify/session calls it, but with promises. */
const set = (id: string, content: object) => {
  const session: Session = Object.create(null)
  return promisify((done: (error?: unknown) => void) =>
    sessions.set(id, Object.assign(session, content), done),
  )()
}
const destroy = (id: string) => promisify((done: (error?: unknown) => void) => sessions.destroy(id, done))()
const get = (id: string) =>
  promisify((done: (error: unknown, session?: Session | null) => void) => sessions.get(id, done))()

const cookieOf = { cookie: { path: '/', maxAge: 7 * DAY_MS, expires: new Date(NOW_MS) } }

async function signIn(request: FastifyRequest, userId: string) {
  await request.session.regenerate()
  Object.assign(request.session, { userId })
  return {}
}
const whoAmI = async ({ session }: FastifyRequest) => ({ userId: Reflect.get(session, 'userId') ?? null })
const signOut = ({ session }: FastifyRequest) => session.destroy().then(() => ({}))

describe('SessionStore', () => {
  test('keeps what a session holds but not its cookie, under a hash of its id', async () => {
    nowMs = NOW_MS
    const { id: userId } = await store.current.addPerson()
    const attempt = { state: 's', nonce: 'n', codeVerifier: 'v', startedAtMs: NOW_MS, returnTo: '/week' }
    await set('secret id', { ...cookieOf, userId, attempt })
    expect(await get('secret id')).toEqual({ userId, attempt, startedAtMs: NOW_MS })
    expect(await get('another id')).toBeNull()
    const { rows } = await store.current.pool.query('select * from sessions where user_id = $1', [userId])
    expect(rows).toHaveLength(1)
    expect(JSON.stringify(rows)).not.toContain('secret id')
    await destroy('secret id')
    expect(await get('secret id')).toBeNull()
  })

  test('ends after seven idle days, and after thirty in any case', async () => {
    const id = ids.next()
    nowMs = NOW_MS
    await set(id, { ...cookieOf, note: 1 })
    nowMs = NOW_MS + 7 * DAY_MS - 1
    expect(await get(id)).not.toBeNull()
    nowMs += 1
    expect(await get(id)).toBeNull()

    const busy = ids.next()
    nowMs = NOW_MS
    await set(busy, cookieOf)
    for (let day = 0; day < 29; day += 1) {
      nowMs += DAY_MS
      const loaded = await get(busy)
      expect(loaded).not.toBeNull()
      await set(busy, { ...cookieOf, ...loaded })
    }
    nowMs = NOW_MS + 30 * DAY_MS - 1
    expect(await get(busy)).not.toBeNull()
    nowMs += 1
    expect(await get(busy)).toBeNull()
  })

  test('a session that was revoked does not come back with the answer of a request under way', async () => {
    nowMs = NOW_MS
    const { id: userId } = await store.current.addPerson()
    const other = ids.next()
    const mine = [ids.next(), ids.next()]
    for (const id of mine) await set(id, { ...cookieOf, userId })
    await set(other, { ...cookieOf, note: 'not signed in' })
    const loaded = await get(mine[0]!)
    expect(await sessions.destroyAllOf(userId)).toBe(2)
    await set(mine[0]!, { ...cookieOf, ...loaded })
    expect(await get(mine[0]!)).toBeNull()
    expect(await get(other)).not.toBeNull()
  })

  test('a change is written at once, a mere visit once an hour', async () => {
    nowMs = NOW_MS
    const id = ids.next()
    await set(id, { ...cookieOf, note: 'a' })
    const expiry = async () => {
      const { rows } = await store.current.pool.query(
        `select expires_at from sessions where data->>'id' = $1`,
        [id],
      )
      return rows
    }
    await set(id, { ...cookieOf, ...(await get(id)), id })
    const first = await expiry()
    nowMs += HOUR_MS - 1
    await set(id, { ...cookieOf, ...(await get(id)) })
    expect(await expiry()).toEqual(first)
    nowMs += 2
    await set(id, { ...cookieOf, ...(await get(id)) })
    expect(await expiry()).toEqual([{ expires_at: new Date(nowMs + 7 * DAY_MS) }])
  })

  test('prune() removes what has expired, and nothing else', async () => {
    nowMs = NOW_MS
    await sessions.prune()
    const id = ids.next()
    await set(id, { ...cookieOf, id })
    nowMs = NOW_MS + DAY_MS
    const later = ids.next()
    await set(later, { ...cookieOf, later })
    nowMs = NOW_MS + 7 * DAY_MS
    expect(await sessions.prune()).toBeGreaterThan(0)
    expect(await get(later)).not.toBeNull()
    expect(await sessions.prune()).toBe(0)
  })

  test('an error reaches the callback and holds no secret', async () => {
    nowMs = NOW_MS
    const failure = await set('id', { userId: ids.next(), attempt: 'secret' }).catch(
      (error: unknown) => error,
    )
    expect(failure).toMatchObject({ name: 'StorageError', fault: 'not-yours' })
    expect(String(failure)).not.toContain('secret')
  })

  test('serves @fastify/session: sign in with a new id, stay, sign out', async () => {
    nowMs = Date.now()
    const { id: userId } = await store.current.addPerson()
    const app = fastify()
    await app.register(cookie)
    await app.register(session, {
      secret: 'a secret with enough characters, really',
      store: sessions,
      cookie: { secure: false, maxAge: 7 * DAY_MS },
      saveUninitialized: false,
    })
    app.post('/in', (request) => signIn(request, userId))
    app.get('/me', whoAmI)
    app.post('/out', signOut)
    const answer = await app.inject({ method: 'POST', url: '/in' })
    const { name, value } = answer.cookies[0]!
    const cookies = { [name]: value }
    expect((await app.inject({ url: '/me', cookies })).json()).toEqual({ userId })
    expect((await app.inject({ url: '/me', cookies })).json()).toEqual({ userId })
    expect((await app.inject({ url: '/me' })).json()).toEqual({ userId: null })
    await app.inject({ method: 'POST', url: '/out', cookies })
    expect((await app.inject({ url: '/me', cookies })).json()).toEqual({ userId: null })
    await app.close()
  })
})
