import { expect, test } from 'vitest'
import { retryAfterMs } from '#adapters/google-calendar/retry-after.ts'

const date = 'Sun, 22 Nov 2026 08:00:00 GMT'

test.each([
  ['seconds', { 'retry-after': '12' }, 12_000],
  [
    'a date, by the clock of whoever wrote it',
    { 'retry-after': 'Sun, 22 Nov 2026 08:05:00 GMT', date },
    300_000,
  ],
  ['a date that has passed', { 'retry-after': 'Sun, 22 Nov 2026 07:00:00 GMT', date }, 0],
  ['a date in an answer without one', { 'retry-after': date }, null],
  ['nonsense', { 'retry-after': 'soon', date }, null],
  ['nothing', { date }, null],
])('%s', (_what, headers, wanted) => {
  expect(retryAfterMs(headers)).toBe(wanted)
  expect(retryAfterMs(new Headers(headers))).toBe(wanted)
})

test('an answer without headers asks for nothing', () => {
  expect(retryAfterMs(undefined)).toBeNull()
})
