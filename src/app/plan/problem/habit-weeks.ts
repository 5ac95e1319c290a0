import type { Habit } from '#core/goals/habit.ts'
import { isActiveOn, isUsable, timesPerWeek } from './habit-days.ts'
import type { Snapshot } from '../snapshot.ts'

/** A week of the horizon in which a habit is in force on some of its days only, so that fewer occurrences fit. */
export type BrokenWeek = {
  readonly firstDay: number
  /** Days on which it may take place. */
  readonly activeDays: readonly number[]
  readonly times: number
}

/** From today on, the days of a week on which the habit could take place if it were in force. */
export const usableDays = (habit: Habit, firstDay: number, { horizon, person }: Snapshot): number[] =>
  [0, 1, 2, 3, 4, 5, 6]
    .map((offset) => firstDay + offset)
    .filter((day) => day >= horizon.today && day < horizon.untilDay && isUsable(habit, day, person.daysOff))

/**
 * Weeks that the cadence of the whole habit cannot tell: closing the days before its start (or of a rest) by facts
 * would count them as occurrences, and leave too few for the days that are left.
 */
export function brokenWeeks(habit: Habit, doneThisWeek: number, snapshot: Snapshot): BrokenWeek[] {
  const { weekDay, untilDay } = snapshot.horizon
  const weeks: BrokenWeek[] = []
  for (let firstDay = weekDay; firstDay < untilDay; firstDay += 7) {
    const usable = usableDays(habit, firstDay, snapshot)
    const activeDays = usable.filter((day) => isActiveOn(habit, day))
    const asked = timesPerWeek(habit) - (firstDay === weekDay ? doneThisWeek : 0)
    const times = Math.min(asked, activeDays.length)
    const leftByFacts = asked - (usable.length - activeDays.length)
    if (times > 0 && activeDays.length < usable.length && leftByFacts < times)
      weeks.push({ firstDay, activeDays, times })
  }
  return weeks
}
