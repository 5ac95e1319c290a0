import { describe, expect, it } from 'vitest'
import { spreadOverCycle } from '#core/goals/effort-of-colleagues.ts'
import { dayNumberOf } from '#core/time/local-date.ts'

const cycle = { id: 'c', title: 'Q4', kind: 'quarter', startsOn: '2026-10-01', endsOn: '2026-12-31' } as const
const on = (date: string) => ({ zone: 'Europe/Berlin', today: dayNumberOf(date) ?? 0, weekStart: 1 })

describe('spreadOverCycle()', () => {
  it('ends each week where it ends on the wall clock, and the last one with the cycle', () => {
    // A Wednesday: five days, then three more weeks, and four days.
    const weeks = spreadOverCycle(300, cycle, on('2026-12-02'))
    expect(weeks.map(({ plannedMinutes }) => plannedMinutes)).toEqual([50, 70, 70, 70, 40])
    expect(weeks.at(-1)?.endMs).toBe(Date.parse('2027-01-01T00:00:00+01:00'))
    expect(weeks[0]?.endMs).toBe(Date.parse('2026-12-07T00:00:00+01:00'))
  })

  it('begins with the cycle, and has nothing to spread after it', () => {
    expect(spreadOverCycle(92, cycle, on('2026-09-01'))[0]).toMatchObject({ plannedMinutes: 4 })
    expect(spreadOverCycle(92, cycle, on('2027-01-01'))).toEqual([])
    expect(spreadOverCycle(0, cycle, on('2026-12-02'))).toEqual([])
  })
})
