import { fastifySSE } from '@fastify/sse'
import type { FastifyInstance } from 'fastify'
import type { Change, ChangeFeed } from '#app/ports/change-feed.ts'
import { callerOf } from '../caller.ts'
import { answer, operationIdOf, refusals } from '../document.ts'
import { quietTimes } from '../quiet-times.ts'

/** `GET /api/v1/stream`: server-sent events that name what to load again; never the content. */
export async function streamRoutes(app: FastifyInstance, changeFeed: ChangeFeed): Promise<void> {
  await app.register(fastifySSE, { heartbeatInterval: 15_000 })
  const quietMsOf = quietTimes(changeFeed)
  const description =
    'Server-sent events: `change` with the topic that changed; `hello` at the start, with `quietMs`: for how long nothing has changed'
  app.get(
    '/api/v1/stream',
    {
      sse: 'only',
      onRequest: async (request) => void callerOf(request),
      schema: {
        operationId: operationIdOf('GET', '/api/v1/stream'),
        tags: ['Live'],
        summary: 'What changed, as it changes',
        description,
        response: {
          200: answer('The stream, until one of both sides hangs up', 'text/event-stream'),
          ...refusals,
        },
      },
    },
    async (request, reply) => {
      const { userId } = callerOf(request)
      reply.sse.keepAlive()
      const unsubscribe = changeFeed.subscribe((change) => {
        if (!concerns(change, userId) || !reply.sse.isConnected) return
        reply.sse.send({ event: 'change', data: { topic: change.topic } }).catch(unsubscribe)
      })
      reply.sse.onClose(unsubscribe)
      // From here on nothing is missed; what a page loaded before may be older, unless all was quiet.
      await reply.sse.send({ event: 'hello', data: { quietMs: Math.floor(quietMsOf(userId)) } })
    },
  )
}

/** A change without a person (the clock, a reconnected feed) concerns everybody. */
const concerns = (change: Change, userId: string): boolean => change.userId === '' || change.userId === userId
