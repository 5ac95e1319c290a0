import { expect, test } from 'vitest'
import { type SnoozeFor, dueAfterRest, snoozeUntil } from '#core/tasks/snooze.ts'

const zone = 'Europe/Berlin'
const iso = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString())

test.each<readonly [SnoozeFor, string, number, string | null]>([
  ['15-minutes', '2026-11-23T09:00:30+01:00', 1, '2026-11-23T08:16:00.000Z'],
  ['1-hour', '2026-10-25T02:30:00+02:00', 1, '2026-10-25T01:30:00.000Z'],
  ['this-evening', '2026-11-23T09:00:00+01:00', 1, '2026-11-23T17:00:00.000Z'],
  ['this-evening', '2026-11-23T18:00:00+01:00', 1, null],
  ['tomorrow', '2026-03-28T12:00:00+01:00', 1, '2026-03-28T23:00:00.000Z'],
  ['tomorrow', '2026-12-31T23:59:00+01:00', 1, '2026-12-31T23:00:00.000Z'],
  // From Monday on, the week after; on a Sunday, tomorrow.
  ['next-week', '2026-11-23T09:00:00+01:00', 1, '2026-11-29T23:00:00.000Z'],
  ['next-week', '2026-11-29T23:00:00+01:00', 1, '2026-11-29T23:00:00.000Z'],
  // Weeks that begin on Sunday.
  ['next-week', '2026-11-28T09:00:00+01:00', 7, '2026-11-28T23:00:00.000Z'],
  ['next-week', '2026-11-29T09:00:00+01:00', 7, '2026-12-05T23:00:00.000Z'],
  ['next-week', '2026-03-27T09:00:00+01:00', 1, '2026-03-29T22:00:00.000Z'],
])('%s at %s, weeks from %i: %s', (span, now, weekStart, expected) => {
  expect(iso(snoozeUntil(span, { nowMs: Date.parse(now), zone, weekStart }))).toBe(expected)
})

test('a due date goes on by days, at the same time of day, over a clock change', () => {
  const due = Date.parse('2026-03-27T17:00:00+01:00')
  expect(iso(dueAfterRest(due, Date.parse('2026-03-30T00:00:00+02:00'), zone))).toBe(
    '2026-03-30T15:00:00.000Z',
  )
  expect(iso(dueAfterRest(due, due, zone))).toBe('2026-03-28T16:00:00.000Z')
})
