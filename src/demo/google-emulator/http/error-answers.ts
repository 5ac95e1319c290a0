import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ZodError } from 'zod'
import { readableIssue } from '../core/events/event-body.ts'
import { GoogleError, notFound } from '../core/google-error.ts'
import { AuthorizePageError } from '../oauth/authorize.ts'
import { errorPage } from '../oauth/consent-page.ts'
import { OAuthError } from '../oauth/oauth-error.ts'

function asGoogleError(error: unknown, request: FastifyRequest): GoogleError {
  if (error instanceof GoogleError) return error
  if (error instanceof ZodError) return new GoogleError(400, 'invalid', readableIssue(error))
  const { statusCode, message } = error as { statusCode?: number; message?: string }
  if (statusCode !== undefined && statusCode < 500)
    return new GoogleError(statusCode, 'badRequest', message ?? 'Bad Request')
  request.log.error(error)
  return new GoogleError(500, 'backendError', 'Backend Error')
}

async function answerError(error: unknown, request: FastifyRequest, reply: FastifyReply): Promise<unknown> {
  if (error instanceof AuthorizePageError)
    return reply.code(400).type('text/html; charset=utf-8').send(errorPage(error.message))
  if (error instanceof OAuthError) return reply.code(error.status).send(error.toBody())
  const google = asGoogleError(error, request)
  request.reason = google.reason
  const { retryAfterSeconds } = google.extra
  if (retryAfterSeconds !== undefined) reply.header('retry-after', String(retryAfterSeconds))
  return reply.code(google.status).send(google.toBody())
}

/** Every error leaves in the shape its endpoint has at Google. */
export function addErrorAnswers(app: FastifyInstance): void {
  app.decorateRequest('reason', null)
  app.setErrorHandler(answerError)
  app.setNotFoundHandler((request, reply) => answerError(notFound(), request, reply))
}
