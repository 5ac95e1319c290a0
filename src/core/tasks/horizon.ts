import { weekStartOf } from '../time/local-date.ts'

/** A problem may look at most 92 days ahead; a day is kept in hand for clock changes. */
const mostDays = 91

/**
 * End of the horizon as a day number, not included: the end of a week, at least `horizonWeeks` weeks after `today`.
 * Whole weeks only, so that no week's work is squeezed into the part of it that happens to be in sight.
 */
export function horizonEndDay(today: number, weekStart: number, horizonWeeks: number): number {
  const endDay = weekStartOf(today + 7 * horizonWeeks + 6, weekStart)
  return endDay - today > mostDays ? weekStartOf(today + mostDays, weekStart) : endDay
}
