import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import { GatewayError } from '#app/ports/calendar-gateway.ts'
import type { AccessTokens } from './access-tokens.ts'
import type { CallBudget } from './call-budget.ts'
import { type Attempt, refusal, silence } from './faults.ts'
import { retryAfterMs } from './retry-after.ts'

type CallOptions = {
  readonly headers: Readonly<Record<string, string>>
  readonly timeout: number
  readonly retry: false
  readonly redirect: 'error'
  readonly validateStatus: () => true
  readonly responseType: 'json'
  readonly signal?: AbortSignal
}

type Answer<T> = { readonly status: number; readonly data: T; readonly headers: unknown }

/** One method of the Calendar API, as the client library offers it. */
type Request<T> = (api: calendar_v3.Calendar, options: CallOptions) => Promise<Answer<T>>

/** `writesTo`: the calendar whose events it changes. */
export type Call = Attempt & {
  readonly etag?: string
  readonly writesTo?: string
  readonly isNewEvent?: boolean
  /** Where less patience is wanted than usual. */
  readonly timeoutMs?: number
}

/** Google's side of one connection. */
export type Line = {
  readonly api: calendar_v3.Calendar
  readonly tokens: AccessTokens
  /** Absent where nobody counts, in small tests. */
  readonly budget?: CallBudget | undefined
  readonly userId: string
  readonly connectionId: string
  readonly timeoutMs: number
  readonly signal: AbortSignal | undefined
}

/**
 * Calls Google once and tells the outcome: the body, or a GatewayError. When the access token is refused it is
 * renewed and the call made again, once. Nothing else is repeated here: whoever asks knows whether that is safe.
 */
export async function callGoogle<T>(line: Line, call: Call, request: Request<T>): Promise<T> {
  const token = await line.tokens.get(line, null)
  const first = await attempt(line, call, token, request)
  if (!isRefusedToken(first)) return settle(first)
  return settle(await attempt(line, call, await line.tokens.get(line, token), request))
}

type Outcome<T> = { readonly data: T } | { readonly error: GatewayError }

function settle<T>(outcome: Outcome<T>): T {
  if ('error' in outcome) throw outcome.error
  return outcome.data
}

const isRefusedToken = (outcome: Outcome<unknown>): boolean =>
  'error' in outcome && outcome.error.fault === 'unauthorized'

async function attempt<T>(line: Line, call: Call, token: string, request: Request<T>): Promise<Outcome<T>> {
  const refusals = (await line.budget?.pay(line, call)) ?? 0
  const outcome = await send(line, call, token, request)
  if (line.budget === undefined) return outcome
  if ('error' in outcome && isTooMuch(outcome.error))
    return waiting(outcome.error, await line.budget.pauseAfter(line, outcome.error))
  if (refusals > 0 && !('error' in outcome)) await line.budget.endBackoff(line)
  return outcome
}

const isTooMuch = ({ fault }: GatewayError): boolean => fault === 'rate-limited' || fault === 'quota-exceeded'

const waiting = ({ fault, message }: GatewayError, waitMs: number): Outcome<never> => ({
  error: new GatewayError(fault, message, waitMs),
})

async function send<T>(line: Line, call: Call, token: string, request: Request<T>): Promise<Outcome<T>> {
  try {
    return judge(call, await request(line.api, optionsOf(line, call, token)))
  } catch (error) {
    if (error instanceof GatewayError) throw error
    return { error: silence(call, error) }
  }
}

/** A body that is no object was cut off on its way, except for the empty one of a delete. */
function judge<T>(call: Call, { status, data, headers }: Answer<T>): Outcome<T> {
  if (status < 200 || status >= 300) return { error: refusal(call, status, data, retryAfterMs(headers)) }
  if (status !== 204 && (typeof data !== 'object' || data === null)) {
    return { error: silence(call, { code: 'broken_answer' }) }
  }
  return { data }
}

const optionsOf = ({ timeoutMs, signal }: Line, call: Call, token: string): CallOptions => ({
  headers: {
    Authorization: `Bearer ${token}`,
    ...(call.etag === undefined ? {} : { 'If-Match': call.etag }),
  },
  timeout: Math.min(timeoutMs, call.timeoutMs ?? timeoutMs),
  retry: false,
  // The API never sends anybody elsewhere: whoever does must not be told what we write.
  redirect: 'error',
  validateStatus: () => true,
  responseType: 'json',
  ...(signal === undefined ? {} : { signal }),
})
