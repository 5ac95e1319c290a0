/** A token bucket: so many at once, and so many a second afterwards. */
export type BudgetRule = { readonly burst: number; readonly perSecond: number }

/**
 * Requests of one Google account. At most burst + 60 s × rate = 480 fall into any minute, whenever it begins; Google
 * allows 600.
 */
export const ACCOUNT_RULE: BudgetRule = { burst: 180, perSecond: 5 }

/** Calls may reach Google closer together than they were sent: we use only this share of its rate. */
const SPARE = 0.95

/**
 * Writes to one calendar, `perSecond` at most in any second, whenever it begins: Google may throttle fast ones. Slow
 * rates are kept to the letter, one by one; a fast one (of tests) comes half at once and half afterwards.
 */
export const calendarRule = (perSecond: number): BudgetRule => ({
  burst: perSecond < 4 ? 1 : perSecond / 2,
  perSecond: (perSecond < 4 ? perSecond : perSecond / 2) * SPARE,
})

/** New events of one account and UTC day. Google bans accounts that make very many from writing, for hours or months. */
export const CREATES_PER_DAY = 300

/** Who has run dry waits for so many at once: a reading of several pages would never come to its end with one or two. */
const WORTH_IT = 40
const CLOCK_WAS_PUT_BACK_MS = 60_000

export type Bucket = { readonly tokens: number; readonly filledAtMs: number }

export const fullBucket = ({ burst }: BudgetRule, nowMs: number): Bucket => ({
  tokens: burst,
  filledAtMs: nowMs,
})

/** The bucket at `nowMs`, epoch ms. A clock that was put back neither fills nor empties it. */
export function refilled(bucket: Bucket, { burst, perSecond }: BudgetRule, nowMs: number): Bucket {
  const passedMs = nowMs - bucket.filledAtMs
  if (passedMs < -CLOCK_WAS_PUT_BACK_MS) return { ...bucket, filledAtMs: nowMs }
  if (passedMs <= 0) return bucket
  return { tokens: Math.min(burst, bucket.tokens + (passedMs / 1000) * perSecond), filledAtMs: nowMs }
}

/** How long to wait, in ms, until there is one; 0 when there is. Who has to wait waits for a few, if there is room. */
export const waitFor = ({ tokens }: Bucket, { burst, perSecond }: BudgetRule): number =>
  tokens >= 1 ? 0 : Math.ceil(((Math.min(WORTH_IT, burst) - tokens) / perSecond) * 1000)

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
