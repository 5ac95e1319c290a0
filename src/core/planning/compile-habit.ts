import { type Interval, MINUTE_MS, interval, intersect, merge } from '#core/time/interval.ts'
import { localDayAt, minuteOfDayAt } from '#core/time/zone-clock.ts'
import { dayNumbersOf, minuteOfDay, weekStartOf } from '#core/time/local-date.ts'
import { datedWindows } from '#core/time/working-hours.ts'
import { freeRuns, rasterise } from './compile-grid.ts'
import { type ItemContext, coverRates, uncoverable } from './compile-task.ts'
import {
  type CompiledHabit,
  type Grid,
  type HabitDate,
  type HabitWeek,
  type PinnedBlock,
  type Runs,
  stepStartMs,
} from './compiled.ts'
import { habitMissedCost } from './constraints/habit-missed.ts'
import { habitOffIdealCost } from './constraints/habit-off-ideal.ts'
import { habitShortenedCost } from './constraints/habit-shortened.ts'
import { weightOf } from './constraints/weights.ts'
import type { Habit } from './problem.ts'

export type HabitContext = ItemContext & {
  /** Minute-exact open windows by name of the hours profile. */
  readonly profileWindows: ReadonlyMap<string, readonly Interval[]>
}

export function compileHabit(habit: Habit, item: number, context: HabitContext): CompiledHabit {
  const { grid, clock, nowMs } = context
  const pinned = context.pinned.filter((block) => block.item === item)
  const previous = context.previous.filter((block) => block.item === item)
  const pinnedDays = pinned.map((block) => localDayAt(clock, block.startMs))
  const minSteps = Math.round(habit.minMinutes / grid.stepMinutes)
  const minDaysBetween = Math.max(1, habit.minDaysBetween ?? 1)
  const open = openDates(habit, context)
  const weeks = habitWeeks(habit, open, minSteps, pinnedDays, localDayAt(clock, nowMs))
  const dates = open
    .filter(({ day }) => pinnedDays.every((other) => Math.abs(day - other) >= minDaysBetween))
    .map(({ day, windows }) => habitDate(grid, habit, weeks, day, windows, minSteps))
    .filter((date) => date.free.starts.length > 0)
  const weight = weightOf(habit)
  return {
    item,
    habit,
    weight,
    minSteps,
    maxSteps: Math.round(habit.maxMinutes / grid.stepMinutes),
    minDaysBetween,
    dates,
    weeks,
    weekOfDay: weekOfDays(grid, open, weeks, habit.weekStart ?? 1),
    startCost: startCosts(grid, dates, minuteOfDay(habit.idealStart)),
    coverCost: coverSums(coverRates(previous, context)),
    shortenedPerStep: habitShortenedCost(0, grid.stepMinutes),
    missedCost: habitMissedCost(weight, 1),
    constantCost: pinnedCost(habit, pinned, context) + uncoverable(previous, pinned, nowMs),
  }
}

type OpenDate = { readonly day: number; readonly windows: Runs }

/** The habit's windows by local date: a block lies in the window of one date, so dates never merge. */
function openDates(habit: Habit, context: HabitContext): OpenDate[] {
  const { grid, clock, problem } = context
  const range = {
    days: habit.days,
    fromMinute: minuteOfDay(habit.from),
    toMinute: minuteOfDay(habit.to),
  }
  const span = interval(grid.startMs, stepStartMs(grid, grid.count))
  const byDay = new Map<number, Interval[]>()
  for (const window of datedWindows([range], clock, span, dayNumbersOf(problem.daysOff))) {
    const list = byDay.get(window.day)
    if (list === undefined) byDay.set(window.day, [window])
    else list.push(window)
  }
  const profile = habit.hours == null ? undefined : (context.profileWindows.get(habit.hours) ?? [])
  return [...byDay]
    .sort((a, b) => a[0] - b[0])
    .map(([day, windows]) => {
      const open = profile === undefined ? merge(windows) : intersect(windows, profile)
      return { day, windows: rasterise(grid, open) }
    })
}

function habitWeeks(
  habit: Habit,
  open: readonly OpenDate[],
  minSteps: number,
  pinnedDays: readonly number[],
  today: number,
): HabitWeek[] {
  const weekStart = habit.weekStart ?? 1
  const firstDays = [...new Set(open.map(({ day }) => weekStartOf(day, weekStart)))]
  return firstDays.map((firstDay) => {
    const done = firstDay === weekStartOf(today, weekStart) ? (habit.doneThisWeek ?? 0) : 0
    const dates = open.filter(
      ({ day, windows }) => weekStartOf(day, weekStart) === firstDay && holds(windows, minSteps),
    )
    const pinnedCount = pinnedDays.filter((day) => weekStartOf(day, weekStart) === firstDay).length
    return {
      firstDay,
      asked: Math.max(0, Math.min(habit.timesPerWeek - done, dates.length)),
      capacity: Math.max(0, habit.timesPerWeek - done - pinnedCount),
      pinnedCount,
    }
  })
}

function weekOfDays(
  grid: Grid,
  open: readonly OpenDate[],
  weeks: readonly HabitWeek[],
  weekStart: number,
): Int32Array {
  const weekOfDay = new Int32Array(Math.max(0, grid.lastDay - grid.firstDay + 1)).fill(-1)
  const index = new Map(weeks.map((week, position) => [week.firstDay, position]))
  for (const { day } of open) weekOfDay[day - grid.firstDay] = index.get(weekStartOf(day, weekStart)) ?? -1
  return weekOfDay
}

const holds = (runs: Runs, steps: number): boolean =>
  runs.starts.some((start, index) => runs.ends[index]! - start >= steps)

function habitDate(
  grid: Grid,
  habit: Habit,
  weeks: readonly HabitWeek[],
  day: number,
  windows: Runs,
  minSteps: number,
): HabitDate {
  const firstDay = weekStartOf(day, habit.weekStart ?? 1)
  const week = weeks.findIndex((candidate) => candidate.firstDay === firstDay)
  return { day, week, windows, free: freeRuns(grid, windows, minSteps) }
}

function startCosts(grid: Grid, dates: readonly HabitDate[], ideal: number): Float64Array {
  const costs = new Float64Array(grid.count)
  for (const { free } of dates)
    for (const [run, from] of free.starts.entries())
      for (let step = from; step < free.ends[run]!; step++)
        costs[step] = habitOffIdealCost(grid.minuteOfDay[step]!, ideal)
  return costs
}

function coverSums(rates: Float64Array | undefined): Float64Array | undefined {
  if (rates === undefined) return undefined
  const sums = new Float64Array(rates.length)
  for (let step = 1; step < rates.length; step++) sums[step] = sums[step - 1]! - rates[step]!
  return sums
}

function pinnedCost(habit: Habit, pinned: readonly PinnedBlock[], { clock }: HabitContext): number {
  const ideal = minuteOfDay(habit.idealStart)
  return pinned.reduce(
    (sum, block) =>
      sum +
      habitOffIdealCost(minuteOfDayAt(clock, block.startMs), ideal) +
      habitShortenedCost((block.endMs - block.startMs) / MINUTE_MS, habit.maxMinutes),
    0,
  )
}
