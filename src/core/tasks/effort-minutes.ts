import type { EffortPlan } from '../goals/key-result.ts'
import { type EffortWeek, allowedDays } from './effort-weeks.ts'

const upTo = (minutes: number, grid: number): number => Math.ceil(minutes / grid) * grid

/**
 * Minutes of a weekly plan for a week of which only the days from `firstDay` on count: the weekly target, in the
 * share of its weekdays that are left, rounded up to the grid.
 */
export function weeklyMinutes(plan: EffortPlan, week: EffortWeek, firstDay: number, grid: number): number {
  const target = plan.targetMinutesPerWeek ?? plan.minMinutesPerWeek ?? 0
  const days = plan.days.length === 0 ? 7 : new Set(plan.days).size
  const left = allowedDays(plan, Math.max(week.fromDay, firstDay), week.toDay)
  return upTo((target * left) / days, grid)
}

/**
 * Spreads minutes over weeks by their allowed days from `firstDay` on, in steps of the grid. What is handed out
 * adds up to the minutes, rounded up to the grid; early weeks are never more than a step ahead.
 */
export function spreadMinutes(
  minutes: number,
  plan: EffortPlan,
  weeks: readonly EffortWeek[],
  firstDay: number,
  grid: number,
): ReadonlyMap<string, number> {
  const total = upTo(Math.max(0, minutes), grid)
  const days = weeks.map((week) => allowedDays(plan, Math.max(week.fromDay, firstDay), week.toDay))
  const allDays = days.reduce((sum, count) => sum + count, 0)
  const shares = new Map<string, number>()
  let passedDays = 0
  let handedOut = 0
  for (const [index, week] of weeks.entries()) {
    passedDays += days[index]!
    const until = allDays === 0 ? 0 : upTo((total * passedDays) / allDays, grid)
    shares.set(week.weekOf, until - handedOut)
    handedOut = until
  }
  return shares
}
