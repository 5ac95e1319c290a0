import type { Habit } from '#core/goals/habit.ts'
import { isInForceOn } from '#core/goals/streak.ts'
import type { Habit as HabitItem, PreviousBlock } from '#core/planning/problem.ts'
import { startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { formatInstant } from '#core/time/instant.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { partOf } from '#core/tasks/item-parts.ts'
import { localDateOf, weekdayOf } from '#core/time/local-date.ts'
import type { Zone } from '#core/time/local-clock.ts'
import { whereaboutsOf } from '#core/time/trips.ts'
import { lengthsOnGrid } from './grid.ts'
import { habitDays, leastDaysBetween, timesPerWeek } from './habit-days.ts'
import { type BrokenWeek, brokenWeeks, usableDays } from './habit-weeks.ts'
import type { Snapshot } from '../snapshot.ts'

export type PlannedHabit = { readonly item: HabitItem; readonly facts: readonly PreviousBlock[] }

/**
 * The habits that are in force somewhere in the horizon, each with the facts that keep days of its closed. A week in
 * which one begins, ends or rests for a part is an item of its own.
 */
export function plannedHabits(snapshot: Snapshot): PlannedHabit[] {
  return snapshot.habits
    .filter((habit) => isInForce(habit, snapshot))
    .sort((a, b) => (a.id < b.id ? -1 : 1))
    .flatMap((habit) => plannedParts(habit, snapshot))
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

function plannedParts(habit: Habit, snapshot: Snapshot): PlannedHabit[] {
  const { doneThisWeek, factDays } = habitDays(habit, snapshot)
  const broken = brokenWeeks(habit, doneThisWeek, snapshot)
  const whole = { ...itemOf(habit, snapshot), doneThisWeek }
  const outside = factDays.filter((day) => broken.every((week) => !isIn(week, day)))
  const closing = broken.flatMap(({ firstDay, activeDays }) => {
    const isActive = (day: number): number => Number(activeDays.includes(day))
    const asked = whole.timesPerWeek - (firstDay === snapshot.horizon.weekDay ? doneThisWeek : 0)
    const days = usableDays(habit, firstDay, snapshot).sort((x, y) => isActive(x) - isActive(y))
    return days.slice(0, asked)
  })
  return [
    planned(whole, [...outside, ...closing], snapshot),
    ...broken.map((week) => brokenPart(habit, week, factDays, snapshot)),
  ]
}

/** One week alone: in all others, facts stand for every occurrence, as far from this week as can be. */
function brokenPart(
  habit: Habit,
  week: BrokenWeek,
  factDays: readonly number[],
  snapshot: Snapshot,
): PlannedHabit {
  const { firstDay, activeDays, times } = week
  const { weekDay, untilDay } = snapshot.horizon
  const days = activeDays.map(weekdayOf)
  const facts = factDays.filter((day) => activeDays.includes(day))
  for (let other = weekDay; other < untilDay; other += 7) {
    if (other === firstDay) continue
    const usable = usableDays({ ...habit, days }, other, snapshot)
    facts.push(...(other < firstDay ? usable : usable.toReversed()).slice(0, times))
  }
  const part = { ...itemOf(habit, snapshot), id: weekPart(habit.id, firstDay), days, timesPerWeek: times }
  return planned({ ...part, doneThisWeek: 0 }, facts, snapshot)
}

/** Name of the part of a habit that is its week from `firstDay` on. */
export const weekPart = (habitId: string, firstDay: number): string => partOf(habitId, localDateOf(firstDay))

const isIn = ({ firstDay }: BrokenWeek, day: number): boolean => firstDay <= day && day < firstDay + 7

function itemOf(habit: Habit, { person: { settings }, hours }: Snapshot): HabitItem {
  const lengths = lengthsOnGrid(habit.minMinutes, habit.maxMinutes, settings.gridMinutes)
  return {
    id: habit.id,
    title: habit.title,
    timesPerWeek: timesPerWeek(habit),
    days: habit.days,
    from: habit.windowFrom,
    to: habit.windowTo,
    hours: hours.find(({ id }) => id === habit.hoursProfileId)?.name ?? null,
    idealStart: habit.idealStart,
    minMinutes: lengths.min,
    maxMinutes: lengths.max,
    minDaysBetween: leastDaysBetween(habit),
    priority: habit.priority,
    weekStart: settings.weekStart,
  }
}

function planned(item: HabitItem, factDays: readonly number[], { person }: Snapshot): PlannedHabit {
  const days = factDays.toSorted((a, b) => a - b)
  return {
    item,
    facts: days.map((day) => factOn(item.id, day, whereaboutsOf(person), person.settings.gridMinutes)),
  }
}

/** One step of the grid at the start of a local date: it says that the day is taken, and never becomes a block. */
function factOn(item: string, day: number, zone: Zone, gridMinutes: number): PreviousBlock {
  const startMs = startOfLocalDate(day, zone)
  const endMs = startMs + gridMinutes * MINUTE_MS
  return { item, start: formatInstant(startMs), end: formatInstant(endMs), pinned: true }
}
