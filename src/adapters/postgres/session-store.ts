import { createHash } from 'node:crypto'
import { callbackify } from 'node:util'
import type { SessionStore as FastifyStore } from '@fastify/session'
import { type SQL, and, eq, gt, lt, lte, or, sql } from 'drizzle-orm'
import type { Pool } from 'pg'
import { DAY_MS, HOUR_MS } from '#core/time/interval.ts'
import { sessions } from './schema/people.ts'
import { type Database, runTransaction } from './transaction.ts'

const IDLE_MS = 7 * DAY_MS
const ABSOLUTE_MS = 30 * DAY_MS
/** A session is written again on reading only when it has been idle for so long. */
const TOUCH_MS = HOUR_MS

/** A store for @fastify/session, and what goes beyond it. */
export type SessionStore = FastifyStore & {
  /** Ends every session of a person, now. */
  readonly destroyAllOf: (userId: string) => Promise<number>
  /** Removes the sessions that have expired. */
  readonly prune: () => Promise<number>
}

type Loaded = Parameters<Parameters<FastifyStore['get']>[1]>[1]

export function createSessionStore(pool: Pool, now: () => number = Date.now): SessionStore {
  /** Works on the one session that the caller holds the id of: no other is there. */
  const withSession = <T>(sessionId: string, work: (db: Database, idHash: string) => Promise<T>) => {
    const idHash = hashOf(sessionId)
    return runTransaction(pool, { door: 'session', key: idHash }, (db) => work(db, idHash))
  }
  const set = (sessionId: string, session: object) =>
    withSession(sessionId, (db, idHash) => save(db, idHash, session, now()))
  const get = (sessionId: string) => withSession(sessionId, (db, idHash) => load(db, idHash, now()))
  const destroy = (sessionId: string) => withSession(sessionId, remove)
  return {
    set: callbackify(set),
    get: callbackify(get),
    destroy: callbackify(destroy),
    destroyAllOf: (userId) =>
      runTransaction(pool, { userId }, (db) => removeWhere(db, eq(sessions.userId, userId))),
    prune: () =>
      runTransaction(pool, { door: 'forget-sessions' }, (db) =>
        removeWhere(db, lte(sessions.expiresAt, new Date(now()))),
      ),
  }
}

async function removeWhere(db: Database, where: SQL): Promise<number> {
  return (await db.delete(sessions).where(where)).rowCount ?? 0
}

async function remove(db: Database, idHash: string): Promise<void> {
  await removeWhere(db, eq(sessions.idHash, idHash))
}

/** Set on what was loaded: such a session is only ever updated, so that one revoked meanwhile does not come back. */
const LOADED = 'startedAtMs'

async function save(db: Database, idHash: string, session: object, nowMs: number): Promise<void> {
  const { userId, data } = contentOf(session)
  const row = { userId, data, expiresAt: new Date(nowMs + IDLE_MS) }
  if (LOADED in session) return update(db, idHash, row)
  await db
    .insert(sessions)
    .values({ ...row, idHash, createdAt: new Date(nowMs) })
    .onConflictDoUpdate({ target: sessions.idHash, set: row })
}

type Content = { readonly userId: string | null; readonly data: object; readonly expiresAt: Date }

/** Every response saves its session: one that has not changed is written once an hour. */
async function update(db: Database, idHash: string, { userId, data, expiresAt }: Content): Promise<void> {
  const end = sql`least(${expiresAt.toISOString()}::timestamptz, ${sessions.createdAt} + ${ABSOLUTE_MS} * interval '1 ms')`
  const hasChanged = sql`${sessions.data} <> ${JSON.stringify(data)}::jsonb`
  const isOld = lt(sessions.expiresAt, new Date(expiresAt.getTime() - TOUCH_MS))
  await db
    .update(sessions)
    .set({ userId, data, expiresAt: end })
    .where(and(eq(sessions.idHash, idHash), or(hasChanged, isOld)))
}

async function load(db: Database, idHash: string, nowMs: number): Promise<Loaded> {
  const [row] = await db
    .select()
    .from(sessions)
    .where(and(eq(sessions.idHash, idHash), gt(sessions.expiresAt, new Date(nowMs))))
  if (row === undefined) return null
  // Without a cookie: its settings always come from the configuration.
  const loaded: Loaded = Object.assign(Object(row.data), { [LOADED]: row.createdAt.getTime() })
  return loaded
}

/** Whoever reads the table cannot sign in with what is there. */
const hashOf = (sessionId: string): string => createHash('sha256').update(sessionId).digest('hex')

function contentOf(session: object): { readonly userId: string | null; readonly data: object } {
  const entries = Object.entries(session).filter(([key]) => key !== 'cookie' && key !== LOADED)
  const userId: unknown = Reflect.get(session, 'userId')
  return { userId: typeof userId === 'string' ? userId : null, data: Object.fromEntries(entries) }
}
