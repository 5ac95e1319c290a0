import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import {
  ACCOUNT_RULE,
  type BudgetRule,
  calendarRule,
  fullBucket,
  refilled,
  waitFor,
} from '#core/calendar/call-budget.ts'

const SECOND = 1000

/** Asks at the given moments, in ms after the one before; answers when a request went out. */
function spend(rule: BudgetRule, pausesMs: readonly number[]): readonly number[] {
  let bucket = fullBucket(rule, 0)
  let nowMs = 0
  const sentAt: number[] = []
  for (const pauseMs of pausesMs) {
    nowMs += pauseMs
    bucket = refilled(bucket, rule, nowMs)
    if (waitFor(bucket, rule) > 0) continue
    bucket = { ...bucket, tokens: bucket.tokens - 1 }
    sentAt.push(nowMs)
  }
  return sentAt
}

/** The most requests that fall into any window of this length, whenever it begins. */
const mostIn = (sentAt: readonly number[], windowMs: number): number => {
  let from = 0
  return sentAt.reduce((most, atMs, index) => {
    while ((sentAt[from] ?? 0) <= atMs - windowMs) from += 1
    return Math.max(most, index - from + 1)
  }, 0)
}

const hurried = fc.array(fc.integer({ min: 0, max: 400 }), { minLength: 500, maxLength: 2500 })

test.prop([hurried])('no minute sees more than 480 requests of an account', (pauses) => {
  expect(mostIn(spend(ACCOUNT_RULE, pauses), 60 * SECOND)).toBeLessThanOrEqual(480)
})

const STRICT = calendarRule(1)

test.prop([hurried, fc.constantFrom(1, 2, 3, 4, 10, 100)])(
  'no second sees more writes to a calendar than were allowed',
  (pauses, perSecond) => {
    expect(mostIn(spend(calendarRule(perSecond), pauses), SECOND)).toBeLessThanOrEqual(perSecond)
  },
)

test.prop([fc.array(fc.integer({ min: 0, max: 2000 }), { minLength: 5, maxLength: 50 })])(
  'a write after a quiet second is never held up',
  (pauses) => {
    const sentAt = spend(STRICT, [...pauses, 1100])
    const lastMs = pauses.reduce((sum, one) => sum + one, 1100)
    expect(sentAt.at(-1)).toBe(lastMs)
  },
)

test.prop([fc.integer({ min: 1, max: 10_000_000 })])(
  'a clock that is put back neither fills the bucket nor locks it',
  (backMs) => {
    const empty = { tokens: 0, filledAtMs: 10_000_000 }
    const after = refilled(empty, STRICT, empty.filledAtMs - backMs)
    expect(after.tokens).toBe(0)
    const later = refilled(after, STRICT, empty.filledAtMs - backMs + 120 * SECOND)
    expect(waitFor(later, STRICT)).toBe(0)
  },
)
