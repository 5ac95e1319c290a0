import type { FastifyRequest } from 'fastify'
import type { Emulator } from '../context.ts'
import type { Actor } from '../core/scopes.ts'
import { actorOf } from '../oauth/bearer.ts'

/** Who sent the request: the person and client behind its Bearer token, or 401. */
export function actor({ store }: Emulator, request: FastifyRequest): Actor {
  return actorOf(store, request.headers.authorization)
}

/** A path parameter; Fastify has already decoded it. */
export function param(
  request: FastifyRequest,
  name: 'calendarId' | 'eventId' | 'ruleId' | 'setting',
): string {
  return (request.params as Record<string, string>)[name] ?? ''
}
