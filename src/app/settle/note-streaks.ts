import { reachedStreaks } from '#core/goals/achievement.ts'
import { doneDatesOf } from '#core/goals/habit-calendar.ts'
import { longestStreakWeeks } from '#core/goals/streak.ts'
import { localDayOf } from '#core/tasks/start-of-local-date.ts'
import { localDateOf, weekStartOf } from '#core/time/local-date.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { noteAchievements } from './note-achievements.ts'

/** Records the lengths that a habit's streaks have reached by now, also those that a late word completed. */
export async function noteStreaks(
  repositories: Repositories,
  ids: IdSource,
  nowMs: number,
  habitId: string,
): Promise<void> {
  const habit = await repositories.habits.find(habitId)
  if (habit === null) return
  const person = await repositories.person.get()
  const { settings, daysOff } = person
  const zone = whereaboutsOf(person)
  const dateOf = (ms: number): string => localDateOf(localDayOf(ms, zone))
  const blocks = await repositories.blocks.listForItem(habitId)
  const week = localDateOf(weekStartOf(localDayOf(nowMs, zone), settings.weekStart))
  const weeks = longestStreakWeeks(doneDatesOf(blocks, dateOf), { ...habit, daysOff }, week)
  await noteAchievements(repositories, ids, nowMs, reachedStreaks(habitId, habit.title, weeks))
}
