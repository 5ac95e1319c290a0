import { describe, expect, test } from 'vitest'
import { failureOf } from '#adapters/bullmq/fail-job.ts'
import { LOCK_LOST, SHUTDOWN } from '#adapters/bullmq/job-errors.ts'

const calm = new AbortController().signal
const errorThat = (traits: object) => Object.assign(new Error('trouble'), traits)

describe('failureOf()', () => {
  test.each([
    ['retry', new Error('trouble')],
    ['retry', 'not even an error'],
    ['retry', errorThat({ isPermanent: 'yes' })],
    ['retry', errorThat({ retryAfterMs: Number.NaN })],
    ['permanent', errorThat({ isPermanent: true })],
    ['permanent', errorThat({ isPermanent: true, retryAfterMs: 10 })],
    ['retry-later', errorThat({ retryAfterMs: 0 })],
    ['retry-later', errorThat({ retryAfterMs: 5000, isPermanent: false })],
  ])('%s', (expected, error) => {
    expect(failureOf(error, calm)).toBe(expected)
  })

  test('blames nobody for a shutdown, but a lost lock or a deadline is a failure', () => {
    expect(failureOf(errorThat({ isPermanent: true }), AbortSignal.abort(SHUTDOWN))).toBe('shutdown')
    expect(failureOf(new Error('trouble'), AbortSignal.abort(LOCK_LOST))).toBe('retry')
  })
})
