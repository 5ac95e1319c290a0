import cookie from '@fastify/cookie'
import session, { type SessionStore } from '@fastify/session'
import type { FastifyInstance } from 'fastify'

export type SessionOptions = {
  readonly secret: string
  readonly publicUrl: string
  readonly store: SessionStore
}

const WEEK_MS = 7 * 24 * 60 * 60 * 1000

/** Reference tokens in a cookie, the session itself in the store: it can be revoked. */
export async function keepSessions(app: FastifyInstance, options: SessionOptions): Promise<void> {
  const secure = options.publicUrl.startsWith('https:')
  await app.register(cookie)
  await app.register(session, {
    secret: options.secret,
    store: options.store,
    cookieName: secure ? '__Host-timewright' : 'timewright',
    saveUninitialized: false,
    rolling: true,
    cookie: { path: '/', httpOnly: true, sameSite: 'lax', secure, maxAge: WEEK_MS },
  })
}
