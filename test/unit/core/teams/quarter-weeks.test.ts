import { describe, expect, test } from 'vitest'
import { quarterWeeks } from '#core/teams/quarter-weeks.ts'
import { dayNumberOf, localDateOf, weekdayOf } from '#core/time/local-date.ts'

const on = (date: string) => quarterWeeks(dayNumberOf(date) ?? 0)

describe('quarterWeeks()', () => {
  test.for([
    ['in the middle', '2026-11-22', { since: '2026-10-05', from: '2026-11-16', to: '2027-01-04' }],
    ['on its first Monday', '2026-10-05', { since: '2026-10-05', from: '2026-10-05', to: '2027-01-04' }],
    [
      'before its first Monday: still the last one',
      '2026-10-04',
      { since: '2026-07-06', from: '2026-09-28', to: '2026-10-05' },
    ],
    ['across the year', '2027-01-03', { since: '2026-10-05', from: '2026-12-28', to: '2027-01-04' }],
    ['that begins on a Monday', '2029-01-02', { since: '2029-01-01', from: '2029-01-01', to: '2029-04-02' }],
  ] as const)('%s', ([, today, weeks]) => {
    expect(on(today)).toEqual(weeks)
  })

  test('every week is in one quarter, of 12 to 14 weeks', () => {
    let last = on('2020-01-06')
    for (let day = dayNumberOf('2020-01-06') ?? 0; day < (dayNumberOf('2032-01-01') ?? 0); day += 7) {
      const { since, from, to } = quarterWeeks(day)
      expect(from).toBe(localDateOf(day))
      expect(since === last.since || since === last.to).toBe(true)
      const length = ((dayNumberOf(to) ?? 0) - (dayNumberOf(since) ?? 0)) / 7
      expect([12, 13, 14]).toContain(length)
      expect([since, to].map((date) => weekdayOf(dayNumberOf(date) ?? 0))).toEqual([1, 1])
      last = { since, from, to }
    }
  })
})
