import type { FastifyInstance } from 'fastify'
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
        tags: [readSession.tag],
        summary: readSession.summary,
        response: { 200: readSession.response },
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
    { schema: { tags: [signOut.tag], summary: signOut.summary } },
    async (request, reply) => {
      await request.session.destroy()
      return reply.code(204).send()
    },
  )
}
