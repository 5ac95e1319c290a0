import { describe, expect, it } from 'vitest'
import { refusal, silence } from '#adapters/google-calendar/faults.ts'

const read = { action: 'read an event', isWrite: false }
const write = { action: 'write a block', isWrite: true }
const body = (reason: string) => ({ error: { code: 0, message: 'secret text', errors: [{ reason }] } })

describe('refusal()', () => {
  it.each([
    [401, 'authError', 'unauthorized'],
    [403, 'rateLimitExceeded', 'rate-limited'],
    [403, 'userRateLimitExceeded', 'rate-limited'],
    [429, 'rateLimitExceeded', 'rate-limited'],
    [403, 'quotaExceeded', 'quota-exceeded'],
    [403, 'forbidden', 'forbidden'],
    [403, 'insufficientPermissions', 'forbidden'],
    [404, 'notFound', 'not-found'],
    [409, 'duplicate', 'already-exists'],
    [410, 'deleted', 'already-gone'],
    [410, 'fullSyncRequired', 'sync-token-expired'],
    [410, 'updatedMinTooLongAgo', 'sync-token-expired'],
    [412, 'conditionNotMet', 'stale-etag'],
    [400, 'timeRangeEmpty', 'invalid'],
    [400, 'pushNotSupportedForRequestedResource', 'push-not-supported'],
    [403, 'pushNotSupportedForRequestedResource', 'push-not-supported'],
    [503, 'backendError', 'unavailable'],
  ])('%i %s: %s', (status, reason, fault) => {
    expect(refusal(read, status, body(reason), null).fault).toBe(fault)
  })

  it('leaves open what became of a write that ended in 5xx', () => {
    expect(refusal(write, 500, body('backendError'), null).fault).toBe('unknown-outcome')
  })

  it('goes by the status where no reason is given', () => {
    expect(refusal(read, 429, '', 12_000)).toMatchObject({ fault: 'rate-limited', retryAfterMs: 12_000 })
    expect(refusal(read, 410, null, null).fault).toBe('sync-token-expired')
    expect(refusal(read, 418, {}, null).fault).toBe('invalid')
  })

  it('repeats nothing of what Google wrote but the reason', () => {
    expect(refusal(read, 404, body('notFound'), null).message).toBe(
      'Cannot read an event: Google answered 404 notFound.',
    )
    expect(refusal(read, 400, body('<script>'), null).message).not.toContain('script')
  })
})

describe('silence()', () => {
  it('tells a write that was never sent from one that may have happened', () => {
    expect(silence(write, { code: 'ECONNREFUSED' }).fault).toBe('unavailable')
    expect(silence(write, { cause: { code: 'ENOTFOUND' } }).fault).toBe('unavailable')
    expect(silence(write, { code: 'ECONNRESET' }).fault).toBe('unknown-outcome')
    expect(silence(write, new Error('socket hang up')).fault).toBe('unknown-outcome')
    expect(silence(read, { code: 'ECONNRESET' }).fault).toBe('unavailable')
  })
})
