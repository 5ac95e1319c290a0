import type { FastifyInstance } from 'fastify'

export type HealthChecks = {
  /** Each deep check by name; it throws when that part does not work. */
  readonly [part: string]: () => Promise<unknown>
}

/** `/livez`: the process answers. `/readyz`: its parts do. */
export function healthRoutes(app: FastifyInstance, checks: HealthChecks): void {
  app.get('/livez', { schema: { hide: true }, config: { rateLimit: false } }, () => ({ status: 'ok' }))
  app.get('/readyz', { schema: { hide: true }, config: { rateLimit: false } }, async (_request, reply) => {
    const parts = await Promise.all(Object.entries(checks).map(([part, check]) => examine(part, check)))
    const isReady = parts.every(({ ok }) => ok)
    return reply.code(isReady ? 200 : 503).send({ status: isReady ? 'ok' : 'unavailable', parts })
  })
}

async function examine(part: string, check: () => Promise<unknown>) {
  try {
    const detail = await check()
    return { part, ok: true, ...(detail === undefined ? {} : { detail }) }
  } catch (error) {
    return { part, ok: false, detail: error instanceof Error ? error.message : String(error) }
  }
}
