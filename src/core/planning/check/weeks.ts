import type { Facts, HabitFact } from './facts.ts'

/** Number of the week in which a day lies; weeks begin on the habit's weekStart. Day 4 was a Monday. */
export function weekOf(habit: HabitFact, day: number): number {
  return Math.floor((day - firstDayOfWeek(habit, 0)) / 7)
}

/** The first day of a week, counted from 1970-01-01. */
export function firstDayOfWeek(habit: HabitFact, week: number): number {
  return week * 7 + habit.weekStart - 4
}

/** How often the habit may occur in a week: in the week of now, less what is done already. */
export function allowedTimes(facts: Facts, habit: HabitFact, week: number): number {
  const isThisWeek = week === weekOf(habit, facts.wall.day(facts.nowMs))
  return Math.max(0, habit.timesPerWeek - (isThisWeek ? habit.doneThisWeek : 0))
}
