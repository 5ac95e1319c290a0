import type { Cycle } from '../goals/cycle.ts'
import type { EffortPlan } from '../goals/key-result.ts'
import type { WeeklyRange } from '../people/hours-profile.ts'
import { dayNumberOf, localDateOf, weekStartOf, weekdayOf } from '../time/local-date.ts'

/** The part of a week in which an effort plan runs; day numbers, `toDay` not included. */
export type EffortWeek = {
  /** Local date of the first day of the whole week: the week's name. */
  readonly weekOf: string
  readonly fromDay: number
  readonly toDay: number
}

/** First and last-but-one day on which the plan may run: inside the cycle, and not after its own date. */
export function effortSpan(
  plan: EffortPlan,
  cycle: Cycle,
): { readonly fromDay: number; readonly toDay: number } {
  const fromDay = dayNumberOf(cycle.startsOn) ?? 0
  const cycleEnd = (dayNumberOf(cycle.endsOn) ?? -1) + 1
  const byDate = plan.totalMinutes === null || plan.byDate === null ? null : dayNumberOf(plan.byDate)
  return {
    fromDay,
    toDay: byDate === null || byDate === undefined ? cycleEnd : Math.min(cycleEnd, byDate + 1),
  }
}

/** The plan's weeks from the one that holds `firstDay` up to `endDay` (not included), cut to the plan's span. */
export function effortWeeks(
  plan: EffortPlan,
  cycle: Cycle,
  firstDay: number,
  endDay: number,
  weekStart: number,
): EffortWeek[] {
  const span = effortSpan(plan, cycle)
  const weeks: EffortWeek[] = []
  for (let day = weekStartOf(firstDay, weekStart); day < Math.min(endDay, span.toDay); day += 7) {
    const fromDay = Math.max(day, span.fromDay)
    const toDay = Math.min(day + 7, span.toDay)
    if (fromDay < toDay && allowedDays(plan, fromDay, toDay) > 0) {
      weeks.push({ weekOf: localDateOf(day), fromDay, toDay })
    }
  }
  return weeks
}

/**
 * The plan on the weekdays on which its hours are open, so that a week which is cut short asks for no more than it can
 * hold. Where none of them is open the plan stays as it is, and its tasks say why they find no place.
 */
export function onOpenDays(plan: EffortPlan, ranges: readonly WeeklyRange[]): EffortPlan {
  const open = [...new Set(ranges.flatMap(({ days }) => days))].toSorted((a, b) => a - b)
  const days = plan.days.length === 0 ? open : plan.days.filter((day) => open.includes(day))
  return days.length === 0 ? plan : { ...plan, days }
}

/** How many of the plan's weekdays lie in [fromDay, toDay). No weekday named means every one. */
export function allowedDays(plan: EffortPlan, fromDay: number, toDay: number): number {
  let count = 0
  for (let day = fromDay; day < toDay; day++) if (isAllowed(plan, day)) count++
  return count
}

const isAllowed = (plan: EffortPlan, day: number): boolean =>
  plan.days.length === 0 || plan.days.includes(weekdayOf(day))
