import { fc, test } from '@fast-check/vitest'
import { describe, expect } from 'vitest'
import { timeReport } from '#core/teams/time-report.ts'

const weeks = ['2026-10-26', '2026-11-02', '2026-11-09', '2026-11-16']
const key = fc.constantFrom('a', 'b', 'c')
const minutes = fc.integer({ min: -600, max: 6000 })
const sum = fc.record({
  key,
  week: fc.constantFrom(...weeks, '2026-10-19', '2026-11-23'),
  doneMinutes: minutes,
  unconfirmedMinutes: minutes,
  plannedMinutes: minutes,
})
const plan = fc.record({
  keys: fc.uniqueArray(key),
  minutesPerWeek: fc.integer({ min: 1, max: 2400 }),
  fromDate: fc.constantFrom('2026-01-01', '2026-11-05', '2026-11-16'),
  toDate: fc.constantFrom('2026-10-30', '2026-11-15', '2026-12-31'),
})

describe('the time report', () => {
  test.prop([fc.array(sum), fc.array(plan)])('loses no minute and makes none', (sums, plans) => {
    const rows = timeReport({ weeks, currentWeek: '2026-11-16', sums, plans })
    const asked = sums.filter(({ week }) => weeks.includes(week))
    for (const kind of ['doneMinutes', 'unconfirmedMinutes', 'plannedMinutes'] as const) {
      expect(total(rows.map((row) => row[kind]))).toBe(total(asked.map((one) => one[kind])))
    }
    for (const row of rows) {
      expect(row.weeks.map(({ week }) => week)).toEqual(weeks)
      for (const kind of ['doneMinutes', 'unconfirmedMinutes', 'plannedMinutes', 'planMinutes'] as const)
        expect(total(row.weeks.map((one) => one[kind]))).toBe(row[kind])
    }
  })

  test.prop([fc.array(sum), fc.array(plan), fc.infiniteStream(fc.nat())])(
    'does not depend on the order of what it is made of',
    (sums, plans, order) => {
      const shuffled = <T>(things: readonly T[]): T[] =>
        things
          .map((thing) => ({ thing, place: order.next().value ?? 0 }))
          .toSorted((one, other) => one.place - other.place)
          .map(({ thing }) => thing)
      const request = { weeks, currentWeek: '2026-11-16' }
      expect(timeReport({ ...request, sums: shuffled(sums), plans: shuffled(plans) })).toEqual(
        timeReport({ ...request, sums, plans }),
      )
    },
  )
})

const total = (all: readonly number[]): number => all.reduce((sumOf, one) => sumOf + one, 0)
