import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { UseCases } from '#app/use-cases.ts'

/**
 * Google's push messages. The body is ignored, and the answer is the same for every verdict: who guesses learns
 * nothing. Only when we cannot keep the message does Google hear 503 and tries again.
 */
export function pushRoutes(app: FastifyInstance, useCases: UseCases): void {
  app.register(async (scope) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', (_request, payload, done) => {
      payload.resume()
      payload.on('end', () => done(null))
    })
    scope.post(
      '/google/notifications',
      { schema: { hide: true }, config: { rateLimit: false, isSpared: true } },
      async (request, reply) => {
        const verdict = await useCases.receivePush({
          channelId: header(request, 'x-goog-channel-id'),
          channelToken: header(request, 'x-goog-channel-token'),
          resourceId: header(request, 'x-goog-resource-id'),
        })
        request.log.debug({ verdict }, 'push')
        return reply.code(204).send()
      },
    )
  })
}

function header(request: FastifyRequest, name: string): string | null {
  const value = request.headers[name]
  return typeof value === 'string' ? value : null
}
