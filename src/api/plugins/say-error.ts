import type { FastifyError, FastifyRequest } from 'fastify'
import { hasZodFastifySchemaValidationErrors } from 'fastify-type-provider-zod'
import { AppError, type ErrorKind } from '#app/errors.ts'
import { GatewayError } from '#app/ports/calendar-gateway.ts'
import { SignInError } from '#app/ports/identity-provider.ts'
import { StorageError, type StorageFault } from '#app/ports/storage-error.ts'
import type { ProblemDetails } from '#contracts/http/problem.ts'
import { inputFaults } from './input-faults.ts'

export type Saying = Pick<ProblemDetails, 'status' | 'code' | 'detail' | 'faults'> & {
  readonly wayOut: string
  readonly retryAfterSeconds?: number
}

const statusOf: Readonly<Record<ErrorKind, number>> = {
  invalid: 400,
  unauthenticated: 401,
  forbidden: 403,
  'not-found': 404,
  conflict: 409,
  unavailable: 503,
}

/** Every error that can reach a route, as an answer: the one place where that is decided. */
export function sayingOf(error: FastifyError, request: FastifyRequest): Saying {
  if (error instanceof AppError) return fromApp(error)
  if (error instanceof StorageError) return fromStorage(error.fault)
  if (error instanceof GatewayError) return fromGoogle(error)
  if (error instanceof SignInError) return unavailable('google-sign-in', error.message, 60)
  if (hasZodFastifySchemaValidationErrors(error)) {
    return fromInput(inputFaults(error.validation, error.validationContext ?? 'body', request))
  }
  const status = error.statusCode ?? 500
  return status >= 400 && status < 500 ? fromFramework(error, status) : ourMistake(request)
}

const fromApp = ({ kind, code, message: detail, faults, wayOut }: AppError): Saying => ({
  status: statusOf[kind],
  code,
  detail,
  faults: [...faults],
  wayOut: wayOut ?? wayOutOf(kind, faults),
  ...(kind === 'unavailable' ? { retryAfterSeconds: SOON_SECONDS } : {}),
})

const SOON_SECONDS = 5

const wayOutOf = (kind: ErrorKind, faults: AppError['faults']): string =>
  kind === 'unavailable'
    ? `Try again in ${SOON_SECONDS} seconds.`
    : faults.length > 0
      ? mendFields
      : 'See /docs for what this route expects.'

const mendFields = 'Mend the named fields and send the request again; nothing was changed. See /docs.'

function fromInput(faults: Saying['faults']): Saying {
  const [first] = faults
  const detail =
    first === undefined
      ? 'The request does not fit this route.'
      : `${first.field} is ${shown(first.value)}; expected ${first.expected}.`
  return { status: 400, code: 'invalid-input', detail, faults, wayOut: mendFields }
}

const shown = (value: unknown): string => (value === null ? 'missing or null' : JSON.stringify(value))

const loadAgain = 'Load again what there is now, and repeat the change if it still makes sense.'

type Words = Pick<Saying, 'status' | 'detail' | 'wayOut'>
const storageWords: Readonly<Record<StorageFault, Words>> = {
  'not-found': { status: 404, detail: 'What the request is about is not there any more.', wayOut: loadAgain },
  'not-yours': { status: 404, detail: 'Something that the request names is not there.', wayOut: loadAgain },
  'still-referenced': {
    status: 409,
    detail: 'Other things of yours still hang on this.',
    wayOut: 'Change or remove those first.',
  },
  duplicate: { status: 409, detail: 'There is one like this already.', wayOut: loadAgain },
  overlap: { status: 409, detail: 'Two blocks of the plan would overlap.', wayOut: loadAgain },
  'append-only': {
    status: 409,
    detail: 'The effort ledger only grows: its entries are never changed.',
    wayOut: 'Add a correction instead.',
  },
  invalid: {
    status: 400,
    detail: 'A value of the request cannot be stored.',
    wayOut: 'Compare the values with what /docs says about this route.',
  },
  contention: {
    status: 409,
    detail: 'Something else was changing the same things at the same time.',
    wayOut: 'Send the request again; nothing was changed.',
  },
  unavailable: {
    status: 503,
    detail: 'The database cannot be reached.',
    wayOut: 'Look whether the change has been made, and try again in a few seconds.',
  },
}

function fromStorage(fault: StorageFault): Saying {
  const words = storageWords[fault]
  return {
    ...words,
    code: `storage-${fault}`,
    faults: [],
    ...(words.status === 503 ? { retryAfterSeconds: 5 } : {}),
  }
}

function fromGoogle({ fault, retryAfterMs }: GatewayError): Saying {
  const mustReconnect = fault === 'dead-grant' || fault === 'unauthorized'
  if (!mustReconnect) {
    const seconds = Math.ceil((retryAfterMs ?? 5000) / 1000)
    return unavailable(`google-${fault}`, `Google Calendar says no (${fault}).`, seconds)
  }
  return {
    status: 409,
    code: `google-${fault}`,
    detail: 'Google no longer lets Timewright into this account.',
    faults: [],
    wayOut: 'Connect the account again at /auth/google.',
  }
}

const unavailable = (code: string, detail: string, retryAfterSeconds: number): Saying => ({
  status: 503,
  code,
  detail,
  faults: [],
  wayOut: `Try again in ${retryAfterSeconds} seconds.`,
  retryAfterSeconds,
})

const wayOutByStatus: Readonly<Record<number, string>> = {
  413: 'Send less at once: a body may have 256 KiB.',
  415: 'Send JSON with content-type: application/json.',
  429: 'Wait for the seconds named in the header retry-after.',
}

const codeByStatus: Readonly<Record<number, string>> = { 429: 'too-many-requests' }

function fromFramework(error: FastifyError, status: number): Saying {
  return {
    status,
    code: (error.code ?? codeByStatus[status] ?? 'bad-request').toLowerCase().replaceAll('_', '-'),
    detail: error.message,
    faults: [],
    wayOut: wayOutByStatus[status] ?? 'See /docs for what this route expects.',
  }
}

const ourMistake = (request: FastifyRequest): Saying => ({
  status: 500,
  code: 'internal',
  detail: `Something went wrong on our side (request ${request.id}). Nothing was changed.`,
  faults: [],
  wayOut: 'Try again; if it stays, report the request number.',
})
