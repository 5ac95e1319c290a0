import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { ProblemDetails } from '#contracts/http/problem.ts'
import type { KnownRoutes } from './known-routes.ts'
import { OVERLOADED } from './load.ts'
import { type Saying, sayingOf } from './say-error.ts'

const titles: Readonly<Record<number, string>> = {
  400: 'Bad input',
  401: 'Not signed in',
  403: 'Not allowed',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  429: 'Too many requests',
  500: 'Our mistake',
  503: 'Not available right now',
}

/** Errors become answers, all of one shape. */
export function answerErrors(app: FastifyInstance, routes: KnownRoutes): void {
  app.setErrorHandler((error: FastifyError, request, reply) => answerError(error, request, reply))
  app.setNotFoundHandler((request, reply) => sendNoSuchRoute(request, reply, routes))
}

export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const saying = sayingOf(error, request)
  if (saying.status >= 500 && saying.code !== OVERLOADED) request.log.error({ err: error }, 'request failed')
  else if (saying.code.startsWith('storage-')) request.log.warn({ err: error }, 'the store said no')
  if (saying.status >= 500) leaveSession(request)
  return sendProblem(request, reply, saying)
}

/** Keeping the session would fail as well, and an error while an error is sent is answered in the framework's own words. */
const leaveSession = (request: FastifyRequest): boolean => Reflect.set(request, 'session', null)

/** There is no such path, or it does not understand the method. */
export function sendNoSuchRoute(
  request: FastifyRequest,
  reply: FastifyReply,
  routes: KnownRoutes,
): FastifyReply {
  const methods = routes.methodsOf(pathOf(request))
  if (methods.length === 0) {
    return sendProblem(request, reply, {
      status: 404,
      code: 'no-such-route',
      detail: `There is no ${request.method} ${pathOf(request)}.`,
      faults: [],
      wayOut: 'See /docs for all routes.',
    })
  }
  return sendProblem(request, reply.header('allow', methods.join(', ')), {
    status: 405,
    code: 'method-not-allowed',
    detail: `${pathOf(request)} does not understand ${request.method}.`,
    faults: [],
    wayOut: `Use ${methods.join(' or ')}. See /docs.`,
  })
}

function sendProblem(
  request: FastifyRequest,
  reply: FastifyReply,
  { retryAfterSeconds, ...saying }: Saying,
): FastifyReply {
  const problem: ProblemDetails = {
    type: `about:blank`,
    title: titles[saying.status] ?? 'Error',
    instance: pathOf(request),
    ...saying,
  }
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
  return reply
    .code(saying.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? request.url
