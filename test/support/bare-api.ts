import type { SessionStore } from '@fastify/session'
import type { FastifyInstance } from 'fastify'
import { buildApp } from '../../src/api/app.ts'
import type { AppOptions } from '../../src/api/app-options.ts'
import type { UseCases } from '#app/use-cases.ts'

export type BareApi = {
  readonly app: FastifyInstance
  readonly sessions: Map<string, object>
}

/** The API alone, with the use cases that a test gives it and sessions in a map. */
export async function buildBareApi(
  useCases: Partial<UseCases> = {},
  options: Partial<AppOptions> = {},
): Promise<BareApi> {
  const sessions = new Map<string, object>()
  const ended = new Set<unknown>()
  const app = await buildApp({
    version: '0.1.0',
    publicUrl: 'http://localhost:3000',
    sessionSecret: 'a secret of at least thirty-two letters',
    sessionStore: storeIn(sessions, ended),
    auditTrail: { page: async () => [] },
    endSessionsOf: async (userId) => {
      ended.add(userId)
      for (const [id, session] of sessions) if (Reflect.get(session, 'userId') === userId) sessions.delete(id)
    },
    requestsPerMinute: 1000,
    useCases: useCases as UseCases,
    changeFeed: { subscribe: () => () => {} },
    health: {},
    webRoot: null,
    emulatorUrl: null,
    canMoveClock: false,
    logger: null,
    ...options,
  })
  return { app, sessions }
}

/** A session that has ended is not written again by the answer to its last request. */
const storeIn = (sessions: Map<string, object>, ended: ReadonlySet<unknown>): SessionStore => ({
  set: (id, session, done) => {
    if (!ended.has(Reflect.get(session, 'userId')))
      sessions.set(id, structuredClone({ ...session, cookie: undefined }))
    done()
  },
  get: (id, done) => done(null, structuredClone(sessions.get(id) ?? null) as never),
  destroy: (id, done) => {
    sessions.delete(id)
    done()
  },
})
