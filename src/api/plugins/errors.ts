import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, type ErrorKind, type Fault } from '#app/errors.ts'
import type { ProblemDetails } from '#contracts/http/problem.ts'

const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
}

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

type Saying = Pick<ProblemDetails, 'status' | 'code' | 'detail' | 'faults' | 'wayOut'>

/** The one place where errors become answers. */
export function answerErrors(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const saying = sayingOf(error, request)
    if (saying.status >= 500) request.log.error({ err: error }, 'request failed')
    return sendProblem(request, reply, saying)
  })
  app.setNotFoundHandler((request, reply) =>
    sendProblem(request, reply, {
      status: 404,
      code: 'no-such-route',
      detail: `There is no ${request.method} ${pathOf(request)}.`,
      faults: [],
      wayOut: 'See /docs for all routes.',
    }),
  )
}

export function sendProblem(request: FastifyRequest, reply: FastifyReply, saying: Saying): FastifyReply {
  const problem: ProblemDetails = {
    type: `about:blank`,
    title: titles[saying.status] ?? 'Error',
    instance: pathOf(request),
    ...saying,
  }
  return reply
    .code(saying.status)
    .header('content-type', 'application/problem+json; charset=utf-8')
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problem)
}

const pathOf = (request: FastifyRequest): string => request.url.split('?')[0] ?? request.url

function sayingOf(error: FastifyError, request: FastifyRequest): Saying {
  if (error instanceof AppError) {
    const { code, message: detail, faults, wayOut } = error
    return { status: statusOf[error.kind], code, detail, faults: [...faults], wayOut }
  }
  if (hasZodFastifySchemaValidationErrors(error)) return invalidInput(error, request)
  const status = error.statusCode ?? 500
  if (status >= 400 && status < 500) {
    const code = (error.code ?? 'bad-request').toLowerCase().replaceAll('_', '-')
    return { status, code, detail: error.message, faults: [], wayOut: wayOutOf(status) }
  }
  return {
    status: 500,
    code: 'internal',
    detail: `Something went wrong on our side (request ${request.id}). Nothing was changed.`,
    faults: [],
    wayOut: 'Try again; if it stays, report the request number.',
  }
}

function wayOutOf(status: number): string {
  if (status === 415) return 'Send JSON with content-type: application/json.'
  if (status === 429) return 'Wait for the seconds named in the header retry-after.'
  return 'See /docs for what this route expects.'
}

type ValidationError = {
  readonly validation: readonly { readonly instancePath: string; readonly message?: string }[]
  readonly validationContext?: string
}

function invalidInput(error: ValidationError, request: FastifyRequest): Saying {
  const { validation, validationContext = 'body' } = error
  const faults = validation.map((issue) => faultOf(issue, validationContext, request))
  const first = faults[0]
  return {
    status: 400,
    code: 'invalid-input',
    detail: first
      ? `${first.field} is ${clipped(first.value)}: ${first.expected}.`
      : 'The request does not fit this route.',
    faults,
    wayOut: 'Mend the named fields and send the request again; nothing was changed. See /docs.',
  }
}

function faultOf(
  issue: { instancePath: string; message?: string },
  context: string,
  request: FastifyRequest,
): Fault {
  const part =
    context === 'querystring' ? request.query : context === 'params' ? request.params : request.body
  const keys = issue.instancePath.split('/').filter((key) => key !== '')
  const name = context === 'querystring' ? 'query' : context
  return {
    field: [name, ...keys].join('.'),
    value: clippedValue(keys.reduce<unknown>(step, part)),
    expected: issue.message ?? 'another value',
  }
}

function step(value: unknown, key: string): unknown {
  return typeof value === 'object' && value !== null && Object.hasOwn(value, key)
    ? (value as Record<string, unknown>)[key]
    : undefined
}

const clipped = (value: unknown): string => (value === undefined ? 'missing' : JSON.stringify(value))

function clippedValue(value: unknown): unknown {
  const text = JSON.stringify(value)
  return text !== undefined && text.length > 200 ? `${text.slice(0, 200)}…` : value
}
