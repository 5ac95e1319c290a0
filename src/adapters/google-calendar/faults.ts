import { GatewayError, type GatewayFault } from '#app/ports/calendar-gateway.ts'
import { HOUR_MS } from '#core/time/interval.ts'

/** What we were doing: the words for the error, and whether it may have had an effect. */
export type Attempt = { readonly action: string; readonly isWrite: boolean }

const byReason: Readonly<Record<string, GatewayFault>> = {
  authError: 'unauthorized',
  rateLimitExceeded: 'rate-limited',
  userRateLimitExceeded: 'rate-limited',
  quotaExceeded: 'quota-exceeded',
  dailyLimitExceeded: 'quota-exceeded',
  calendarUsageLimitsExceeded: 'quota-exceeded',
  notFound: 'not-found',
  duplicate: 'already-exists',
  channelIdNotUnique: 'already-exists',
  deleted: 'already-gone',
  fullSyncRequired: 'sync-token-expired',
  updatedMinTooLongAgo: 'sync-token-expired',
  conditionNotMet: 'stale-etag',
  pushNotSupportedForRequestedResource: 'push-not-supported',
}

const byStatus: Readonly<Record<number, GatewayFault>> = {
  400: 'invalid',
  401: 'unauthorized',
  403: 'forbidden',
  404: 'not-found',
  408: 'unavailable',
  409: 'already-exists',
  410: 'sync-token-expired',
  412: 'stale-etag',
  429: 'rate-limited',
}

/** System errors that tell for sure that nothing was sent. */
const neverSent = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

const wayOut: Readonly<Partial<Record<GatewayFault, string>>> = {
  'dead-grant': 'Connect the Google account again.',
  unauthorized: 'Connect the Google account again.',
  forbidden: 'Ask for access, or let the calendar be ignored.',
  'quota-exceeded': 'Google lets this account write again in some hours.',
  'unknown-outcome': 'Read it back before trying again.',
}

export function gatewayError(
  fault: GatewayFault,
  action: string,
  detail: string,
  retryAfterMs: number | null = null,
): GatewayError {
  const hint = wayOut[fault]
  return new GatewayError(
    fault,
    `Cannot ${action}: ${detail}.${hint === undefined ? '' : ` ${hint}`}`,
    retryAfterMs,
  )
}

/** The error for an answer that is not 2xx. It carries neither headers nor content: those hold tokens and titles. */
export function refusal(
  attempt: Attempt,
  status: number,
  body: unknown,
  retryAfterMs: number | null,
): GatewayError {
  const reason = reasonOf(body)
  const fault = faultOf(status, reason, attempt.isWrite)
  const detail = `Google answered ${status}${reason === null ? '' : ` ${reason}`}`
  return gatewayError(fault, attempt.action, detail, retryAfterMs ?? leastWaitMs(fault))
}

/** The error for a request without an answer. A write may have had its effect, unless it was certainly never sent. */
export function silence(attempt: Attempt, error: unknown): GatewayError {
  const code = codeOf(error)
  const isLost = attempt.isWrite && !neverSent.has(code)
  return gatewayError(isLost ? 'unknown-outcome' : 'unavailable', attempt.action, `no answer (${code})`)
}

function faultOf(status: number, reason: string | null, isWrite: boolean): GatewayFault {
  const known = reason === null ? undefined : byReason[reason]
  if (known !== undefined) return known
  if (status >= 500) return isWrite ? 'unknown-outcome' : 'unavailable'
  return byStatus[status] ?? 'invalid'
}

const leastWaitMs = (fault: GatewayFault): number | null => (fault === 'quota-exceeded' ? HOUR_MS : null)

/** `errors[0].reason` of Google's error body, shaped `{ error: { errors: [{ reason }] } }`. */
function reasonOf(body: unknown): string | null {
  const errors = property(property(body, 'error'), 'errors')
  const reason = Array.isArray(errors) ? property(errors[0], 'reason') : null
  return typeof reason === 'string' && /^\w+$/.test(reason) ? reason : null
}

function property(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null ? Reflect.get(value, name) : undefined
}

/** Only a short code: messages of the HTTP client quote addresses, which hold calendar ids. */
function codeOf(error: unknown): string {
  const candidates = [error, property(error, 'cause')].map((one) => property(one, 'code'))
  const code = candidates.find((one) => typeof one === 'string' && /^\w+$/.test(one))
  return typeof code === 'string' ? code : 'connection lost'
}
