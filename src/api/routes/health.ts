import type { FastifyBaseLogger, FastifyInstance } from 'fastify'
import { AppError } from '#app/errors.ts'

export type HealthChecks = {
  /** Each deep check by name; it throws when that part does not work. */
  readonly [part: string]: () => Promise<unknown>
}

const config = { rateLimit: false, isSpared: true } as const

/** `/livez`: the process answers. `/readyz`: its parts do. */
export function healthRoutes(app: FastifyInstance, checks: HealthChecks): void {
  app.get('/livez', { schema: { hide: true }, config }, () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true }, config }, async (request, reply) => {
    const parts = await Promise.all(
      Object.entries(checks).map(([part, check]) => examine(part, check, request.log)),
    )
    const isReady = parts.every(({ ok }) => ok)
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', parts })
  })
}

/** Anybody may ask: what a driver says, addresses among it, goes to the log alone. */
async function examine(part: string, check: () => Promise<unknown>, log: FastifyBaseLogger) {
  try {
    const detail = await check()
    return { part, ok: true, ...(detail === undefined ? {} : { detail }) }
  } catch (error) {
    log.warn({ err: error, part }, 'not ready')
    return {
      part,
      ok: false,
      detail: error instanceof AppError ? error.message : 'Not in reach; see the log.',
    }
  }
}
