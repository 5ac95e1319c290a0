import { fc, test } from '@fast-check/vitest'
import { expect } from 'vitest'
import {
  ACCOUNT_RULE,
  type BudgetRule,
  CALENDAR_RULE,
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

test.prop([hurried])('no ten minutes see more than 600 writes to a calendar', (pauses) => {
  expect(mostIn(spend(CALENDAR_RULE, pauses), 600 * SECOND)).toBeLessThanOrEqual(600)
})

test.prop([fc.integer({ min: 1, max: 10_000_000 })])(
  'a clock that is put back neither fills the bucket nor locks it',
  (backMs) => {
    const empty = { tokens: 0, filledAtMs: 10_000_000 }
    const after = refilled(empty, CALENDAR_RULE, empty.filledAtMs - backMs)
    expect(after.tokens).toBe(0)
    const later = refilled(after, CALENDAR_RULE, empty.filledAtMs - backMs + 120 * SECOND)
    expect(waitFor(later, CALENDAR_RULE)).toBe(0)
  },
)
