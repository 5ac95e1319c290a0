/** A token bucket: so many at once, and so many a second afterwards. */
export type BudgetRule = { readonly burst: number; readonly perSecond: number }

/**
 * Requests of one Google account. At most burst + 60 s × rate = 480 fall into any minute, whenever it begins; Google
 * allows 600.
 */
export const ACCOUNT_RULE: BudgetRule = { burst: 180, perSecond: 5 }

/**
 * Writes to one calendar: on average at most one a second over any ten minutes (120 + 600 s × 0.8 = 600), so that the
 * first plan of a few weeks and the corrections to it are there at once. Google names no figure, only that fast writes
 * may be throttled; where it does throttle, the account waits as long as it is told.
 */
export const CALENDAR_RULE: BudgetRule = { burst: 120, perSecond: 0.8 }

/** New events of one account and UTC day. Google bans accounts that make very many from writing, for hours or months. */
export const CREATES_PER_DAY = 300

/** After running dry it is worth waiting for two at once. */
const WORTH_IT = 2
const CLOCK_WAS_PUT_BACK_MS = 60_000

export type Bucket = { readonly tokens: number; readonly filledAtMs: number }

export const fullBucket = ({ burst }: BudgetRule, nowMs: number): Bucket => ({
  tokens: burst,
  filledAtMs: nowMs,
})

/** The bucket at `nowMs`, epoch ms. A clock that was put back brings nothing and takes nothing. */
export function refilled(bucket: Bucket, { burst, perSecond }: BudgetRule, nowMs: number): Bucket {
  const passedMs = nowMs - bucket.filledAtMs
  if (passedMs < -CLOCK_WAS_PUT_BACK_MS) return { ...bucket, filledAtMs: nowMs }
  if (passedMs <= 0) return bucket
  return { tokens: Math.min(burst, bucket.tokens + (passedMs / 1000) * perSecond), filledAtMs: nowMs }
}

/** How long to wait, in ms, until there is one; 0 when there is. Who has to wait waits for a few. */
export const waitFor = ({ tokens }: Bucket, { perSecond }: BudgetRule): number =>
  tokens >= 1 ? 0 : Math.ceil(((WORTH_IT - tokens) / perSecond) * 1000)

const SECOND = 1000
const LONGEST_BACKOFF_MS = 5 * 60 * SECOND
/** Google speaks of hours. */
const WRITE_PAUSE_MS = 2 * 60 * 60 * SECOND

/**
 * The pause after Google said "too fast", in ms: doubled with each refusal in a row, with up to half as much again by
 * `chance` (0..1), and never shorter than Google asked for.
 */
export const backoffAfter = (refusals: number, retryAfterMs: number | null, chance: number): number =>
  Math.max(retryAfterMs ?? 0, Math.min(2 ** refusals * SECOND, LONGEST_BACKOFF_MS) * (1 + chance / 2))

/** The pause of all writes after Google said that the account has written too much, in ms. */
export const writePauseAfter = (retryAfterMs: number | null): number =>
  Math.max(retryAfterMs ?? 0, WRITE_PAUSE_MS)
