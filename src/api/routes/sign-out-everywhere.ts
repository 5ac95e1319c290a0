import type { FastifyInstance } from 'fastify'
import { signOutEverywhere } from '#contracts/http/session-routes.ts'
import { callerOf } from '../caller.ts'
import { done, operationIdOf, refusals } from '../document.ts'

/** For a device that was lost: whoever holds a session of this person holds nothing from now on. */
export function signOutEverywhereRoute(
  app: FastifyInstance,
  endSessionsOf: (userId: string) => Promise<unknown>,
): void {
  const { path, tag, summary } = signOutEverywhere
  app.post(
    path,
    {
      onRequest: async (request) => void callerOf(request),
      schema: {
        operationId: operationIdOf('POST', path),
        tags: [tag],
        summary,
        response: { 204: done, ...refusals },
      },
    },
    async (request, reply) => {
      await endSessionsOf(callerOf(request).userId)
      await request.session.destroy()
      return reply.code(204).send()
    },
  )
}
