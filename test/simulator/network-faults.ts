/** How an answer of Google goes wrong. `-after`: the request had its effect all the same. */
export const faultKinds = [
  'unavailable',
  'unavailable-after',
  'cut',
  'cut-after',
  'hang',
  'hang-after',
  'truncated',
  'empty',
  'refused',
] as const
type FaultKind = (typeof faultKinds)[number]

/** Faults of listings that look like good answers: nobody can tell them from a calendar that is so. */
export const lies = ['empty-list', 'truncated-list'] as const
type Lie = (typeof lies)[number]

export type Refusal = {
  readonly status: number
  readonly reason: string
  readonly retryAfterSeconds?: number
}

/** Refusals by reason; 410 and 412 included. */
export const refusals: readonly Refusal[] = [
  { status: 403, reason: 'rateLimitExceeded' },
  { status: 403, reason: 'userRateLimitExceeded' },
  { status: 403, reason: 'userRateLimitExceeded', retryAfterSeconds: 30 },
  { status: 403, reason: 'quotaExceeded' },
  { status: 429, reason: 'rateLimitExceeded' },
  { status: 429, reason: 'rateLimitExceeded', retryAfterSeconds: 20 },
  { status: 401, reason: 'authError' },
  { status: 410, reason: 'fullSyncRequired' },
  { status: 410, reason: 'updatedMinTooLongAgo' },
  { status: 412, reason: 'conditionNotMet' },
  { status: 500, reason: 'backendError' },
]

export type Outcome = { readonly status: number; readonly text: string; readonly headers: Headers }

export type NetworkFault = {
  /** Google's name of the requests it strikes; '*' for all. */
  readonly name: string
  readonly kind: FaultKind | Lie
  readonly refusal: Refusal
  /** So many fitting requests pass before it strikes. */
  after: number
  times: number
}

const global = new Set([
  'authError',
  'fullSyncRequired',
  'updatedMinTooLongAgo',
  'conditionNotMet',
  'backendError',
])

/** What Google answers instead. */
export function refusalOutcome({ status, reason, retryAfterSeconds }: Refusal): Outcome {
  const domain = global.has(reason) ? 'global' : 'usageLimits'
  const message = `Simulated ${reason}`
  const headers = new Headers({ 'content-type': 'application/json; charset=utf-8' })
  if (retryAfterSeconds !== undefined) headers.set('retry-after', String(retryAfterSeconds))
  return {
    status,
    headers,
    text: JSON.stringify({ error: { code: status, message, errors: [{ domain, reason, message }] } }),
  }
}

/** A refusal makes sense only for some requests: 410 for listings, 412 for conditional writes. */
export function canRefuse({ status, reason }: Refusal, name: string): boolean {
  if (status === 410) return name === 'events.list'
  if (status === 412) return name === 'events.patch' || name === 'events.delete'
  if (reason === 'quotaExceeded') return /insert|patch|delete/.test(name)
  return name !== 'oauth.token' || status >= 500 || status === 429
}
