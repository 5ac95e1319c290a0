import type { FastifyInstance } from 'fastify'
import { z } from 'zod'
import { done, operationIdOf, refusals } from '../document.ts'
import * as contract from '#contracts/http/session-routes.ts'
import type { UseCases } from '#app/use-cases.ts'

export type SessionRouteOptions = { readonly emulatorUrl: string | null; readonly canMoveClock: boolean }

/** Who is signed in. Unlike other routes these read and end the session itself. */
export function sessionRoutes(app: FastifyInstance, useCases: UseCases, options: SessionRouteOptions): void {
  const { readSession, signOut } = contract
  app.get(
    readSession.path,
    {
      schema: {
        operationId: operationIdOf('GET', readSession.path),
        tags: [readSession.tag],
        summary: readSession.summary,
        querystring: z.strictObject({}),
        response: { 200: readSession.response, ...refusals },
        security: [],
      },
    },
    async (request) => ({
      ...(await useCases.readSession(request.session.userId ?? null)),
      isDemo: options.emulatorUrl !== null,
      ...options,
    }),
  )
  app.post(
    signOut.path,
    {
      schema: {
        operationId: operationIdOf('POST', signOut.path),
        tags: [signOut.tag],
        summary: signOut.summary,
        response: { 204: done, ...refusals },
      },
    },
    async (request, reply) => {
      await request.session.destroy()
      return reply.code(204).send()
    },
  )
}
