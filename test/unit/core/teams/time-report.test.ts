import { describe, expect, test } from 'vitest'
import { timeReport } from '#core/teams/time-report.ts'

const weeks = ['2026-11-02', '2026-11-09', '2026-11-16']
const currentWeek = '2026-11-16'
const sum = (key: string, week: string, doneMinutes: number) => ({
  key,
  week,
  doneMinutes,
  unconfirmedMinutes: 5,
  plannedMinutes: 10,
})

describe('the time report', () => {
  test('has a row for each key with all weeks, most done first; equal ones by their key', () => {
    const sums = [sum('b', '2026-11-02', 30), sum('a', '2026-11-09', 30), sum('c', '2026-11-09', 60)]
    const rows = timeReport({ weeks, currentWeek, sums, plans: [] })
    expect(rows.map(({ key }) => key)).toEqual(['c', 'a', 'b'])
    expect(rows[1]?.weeks).toEqual([
      { week: '2026-11-02', doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0, planMinutes: 0 },
      { week: '2026-11-09', doneMinutes: 30, unconfirmedMinutes: 5, plannedMinutes: 10, planMinutes: 0 },
      { week: '2026-11-16', doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0, planMinutes: 0 },
    ])
    expect(rows[1]).toMatchObject({ doneMinutes: 30, unconfirmedMinutes: 5, plannedMinutes: 10 })
  })

  test('leaves out weeks that nobody asked for', () => {
    expect(timeReport({ weeks, currentWeek, sums: [sum('a', '2026-10-26', 30)], plans: [] })).toEqual([])
  })

  test.for([
    ['whole', '2026-01-01', '2026-12-31', [60, 60, 60]],
    ['from a Sunday', '2026-11-08', '2026-12-31', [60, 60, 60]],
    ['from a Monday', '2026-11-09', '2026-12-31', [0, 60, 60]],
    ['until a Sunday', '2026-01-01', '2026-11-08', [60, 0, 0]],
    ['until a Monday', '2026-01-01', '2026-11-09', [60, 60, 0]],
  ] as const)('an effort plan asks in weeks that it has a day in: %s', ([, fromDate, toDate, expected]) => {
    const plan = { keys: ['a', 'b'], minutesPerWeek: 60, fromDate, toDate }
    const rows = timeReport({ weeks, currentWeek, sums: [], plans: [plan] })
    expect(rows.map(({ key }) => key)).toEqual(['a', 'b'])
    for (const row of rows) expect(row.weeks.map(({ planMinutes }) => planMinutes)).toEqual(expected)
  })

  test('a plan of a row that was not asked for is left out', () => {
    const plan = { keys: [], minutesPerWeek: 60, fromDate: '2026-01-01', toDate: '2026-12-31' }
    expect(timeReport({ weeks, currentWeek, sums: [], plans: [plan] })).toEqual([])
  })

  test('the trend is that of weeks that are over', () => {
    const sums = [sum('a', '2026-11-02', 30), sum('a', '2026-11-09', 90), sum('a', '2026-11-16', 5)]
    expect(timeReport({ weeks, currentWeek, sums, plans: [] })[0]?.trendMinutesPerWeek).toBe(60)
    const one = timeReport({ weeks: ['2026-11-09', '2026-11-16'], currentWeek, sums, plans: [] })
    expect(one[0]?.trendMinutesPerWeek).toBeNull()
  })
})
