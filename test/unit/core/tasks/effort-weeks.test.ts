import { describe, expect, it } from 'vitest'
import type { EffortPlan } from '#core/goals/key-result.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import { weeklyMinutes } from '#core/tasks/effort-minutes.ts'
import { onOpenDays } from '#core/tasks/effort-weeks.ts'
import { dayNumberOf } from '#core/time/local-date.ts'

const plan: EffortPlan = {
  minMinutesPerWeek: null,
  targetMinutesPerWeek: 300,
  totalMinutes: null,
  byDate: null,
  minBlockMinutes: 30,
  maxBlockMinutes: 120,
  hoursProfileId: 'h',
  priority: 2,
  days: [],
}
const work = startingHours[0]?.ranges ?? []
const day = (date: string): number => dayNumberOf(date) ?? 0
const week = { weekOf: '2026-11-16', fromDay: day('2026-11-16'), toDay: day('2026-11-23') }
const leftOn = (date: string): number => weeklyMinutes(onOpenDays(plan, work), week, day(date), 15)

describe('onOpenDays()', () => {
  it('asks for nothing on a weekend without hours, and for its share in the middle of a week', () => {
    expect(leftOn('2026-11-22')).toBe(0)
    expect(leftOn('2026-11-19')).toBe(120)
    expect(leftOn('2026-11-16')).toBe(300)
  })

  it('keeps the days of the plan that are open', () => {
    expect(onOpenDays({ ...plan, days: [5, 6] }, work).days).toEqual([5])
  })

  it('leaves a plan alone whose days are all closed, or whose hours are empty', () => {
    expect(onOpenDays({ ...plan, days: [6, 7] }, work).days).toEqual([6, 7])
    expect(onOpenDays(plan, [])).toBe(plan)
  })
})
