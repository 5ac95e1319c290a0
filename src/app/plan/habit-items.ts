import type { Habit } from '#core/goals/habit.ts'
import { isInForceOn } from '#core/goals/streak.ts'
import type { Habit as HabitItem, PreviousBlock } from '#core/planning/problem.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { formatInstant } from '#core/time/instant.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { localDateOf } from '#core/time/local-date.ts'
import { lengthsOnGrid } from './grid.ts'
import { habitDays, leastDaysBetween, timesPerWeek } from './habit-days.ts'
import type { Snapshot } from './snapshot.ts'

export type PlannedHabit = { readonly item: HabitItem; readonly facts: readonly PreviousBlock[] }

/** The habits that are in force somewhere in the horizon, each with the facts that keep days of its closed. */
export function plannedHabits(snapshot: Snapshot): PlannedHabit[] {
  return snapshot.habits
    .filter((habit) => isInForce(habit, snapshot))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .map((habit) => plannedHabit(habit, snapshot))
}

function isInForce(habit: Habit, snapshot: Snapshot): boolean {
  const { today, untilDay } = snapshot.horizon
  const days = Array.from({ length: untilDay - today }, (_, offset) => localDateOf(today + offset))
  const isWithin = days.some((date) => isInForceOn(habit, date))
  return isWithin && habit.days.length > 0 && isGoalAlive(habit, snapshot)
}

/** A habit rests with the objective that it serves. */
function isGoalAlive(habit: Habit, { objectives, keyResults }: Snapshot): boolean {
  const keyResult = keyResults.find(({ id }) => id === habit.keyResultId)
  const objective = objectives.find(({ id }) => id === (keyResult?.objectiveId ?? habit.objectiveId))
  return objective === undefined || objective.status === 'active' || objective.status === 'draft'
}

function plannedHabit(habit: Habit, snapshot: Snapshot): PlannedHabit {
  const { settings, timeZone } = snapshot.person
  const { doneThisWeek, factDays } = habitDays(habit, snapshot)
  const lengths = lengthsOnGrid(habit.minMinutes, habit.maxMinutes, settings.gridMinutes)
  const item: HabitItem = {
    id: habit.id,
    title: habit.title,
    timesPerWeek: timesPerWeek(habit),
    days: habit.days,
    from: habit.windowFrom,
    to: habit.windowTo,
    hours: snapshot.hours.find(({ id }) => id === habit.hoursProfileId)?.name ?? null,
    idealStart: habit.idealStart,
    minMinutes: lengths.min,
    maxMinutes: lengths.max,
    minDaysBetween: leastDaysBetween(habit),
    priority: habit.priority,
    weekStart: settings.weekStart,
    doneThisWeek,
  }
  return { item, facts: factDays.map((day) => factOn(habit.id, day, timeZone, settings.gridMinutes)) }
}

/** One step of the grid at the start of a local date: it says that the day is taken, and never becomes a block. */
function factOn(item: string, day: number, zone: string, gridMinutes: number): PreviousBlock {
  const startMs = startOfLocalDate(day, zone)
  const endMs = startMs + gridMinutes * MINUTE_MS
  return { item, start: formatInstant(startMs), end: formatInstant(endMs), pinned: true }
}
