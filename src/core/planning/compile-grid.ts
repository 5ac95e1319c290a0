import { type Interval, MINUTE_MS, interval } from '#core/time/interval.ts'
import { type LocalClock, minuteOfDayAt, wallMinuteAt } from '#core/time/zone-clock.ts'
import { minuteOfDay } from '#core/time/local-date.ts'
import { parseInstant } from '#core/time/instant.ts'
import { type WeeklyRange } from '#core/time/working-hours.ts'
import {
  BLOCKED_BUSY,
  BLOCKED_PINNED,
  type Grid,
  type PinnedBlock,
  type Runs,
  stepFrom,
  stepStartMs,
  stepUntil,
} from './compiled.ts'
import type { HoursRange, Problem } from './problem.ts'

/** The grid from now (rounded up) to the end of the horizon, with busy and pinned time marked. */
export function compileGrid(
  problem: Problem,
  clock: LocalClock,
  now: number,
  until: number,
  pinned: readonly PinnedBlock[],
): Grid {
  const stepMinutes = problem.gridMinutes
  const stepMs = stepMinutes * MINUTE_MS
  const startMs = Math.ceil(now / stepMs) * stepMs
  const count = Math.max(0, Math.floor((until - startMs) / stepMs))
  const day = new Int32Array(count)
  const minute = new Int16Array(count)
  for (let step = 0; step < count; step++) {
    const wall = wallMinuteAt(clock, startMs + step * stepMs)
    day[step] = Math.floor(wall / 1440)
    minute[step] = wall - day[step]! * 1440
  }
  const firstDay = day[0] ?? 0
  const lastDay = day[count - 1] ?? firstDay - 1
  const blocked = new Uint8Array(count)
  const grid = { startMs, stepMs, stepMinutes, count, day, minuteOfDay: minute, blocked, firstDay, lastDay }
  for (const busy of busyIntervals(problem)) markInPlace(grid, busy, BLOCKED_BUSY)
  for (const block of pinned) markInPlace(grid, block, BLOCKED_PINNED)
  return grid
}

/** Busy time, buffers added. */
const busyIntervals = (problem: Problem): Interval[] =>
  (problem.busy ?? []).map((busy) =>
    interval(
      parseInstant(busy.start) - (busy.bufferBeforeMinutes ?? 0) * MINUTE_MS,
      parseInstant(busy.end) + (busy.bufferAfterMinutes ?? 0) * MINUTE_MS,
    ),
  )

function markInPlace(grid: Grid, time: Interval, flag: number): void {
  if (time.endMs <= time.startMs) return
  const from = Math.max(0, stepUntil(grid, time.startMs))
  const to = Math.min(grid.count, stepFrom(grid, time.endMs))
  for (let step = from; step < to; step++) grid.blocked[step]! |= flag
}

/** Merged windows as runs of whole steps in [low, high): a step is open when every minute of it is. */
export function rasterise(grid: Grid, windows: readonly Interval[], low = 0, high = grid.count): Runs {
  const starts: number[] = []
  const ends: number[] = []
  for (const window of windows) {
    const from = Math.max(low, stepFrom(grid, window.startMs))
    const to = Math.min(high, stepUntil(grid, window.endMs))
    if (to > from) {
      starts.push(from)
      ends.push(to)
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** The parts of `runs` that are not blocked and hold at least `minSteps`. */
export function freeRuns(grid: Grid, runs: Runs, minSteps = 1): Runs {
  const starts: number[] = []
  const ends: number[] = []
  for (const [index, from] of runs.starts.entries()) {
    const to = runs.ends[index]!
    let step = from
    while (step < to) {
      while (step < to && grid.blocked[step] !== 0) step++
      const start = step
      while (step < to && grid.blocked[step] === 0) step++
      if (step - start >= Math.max(1, minSteps)) {
        starts.push(start)
        ends.push(step)
      }
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

/** `runs` cut to the steps [low, high). */
export function clipRuns(runs: Runs, low: number, high: number): Runs {
  if (runs.starts.length === 0 || (runs.starts[0]! >= low && runs.ends.at(-1)! <= high)) return runs
  const starts: number[] = []
  const ends: number[] = []
  for (const [index, start] of runs.starts.entries()) {
    const from = Math.max(low, start)
    const to = Math.min(high, runs.ends[index]!)
    if (to > from) {
      starts.push(from)
      ends.push(to)
    }
  }
  return { starts: Int32Array.from(starts), ends: Int32Array.from(ends) }
}

export const weeklyRanges = (ranges: readonly HoursRange[]): WeeklyRange[] =>
  ranges.map((range) => ({
    days: range.days,
    fromMinute: minuteOfDay(range.from),
    toMinute: minuteOfDay(range.to),
  }))

/** Does the wall run straight through the step, on one local date? Nearly always; clock changes are the exception. */
export function isRegularStep(grid: Grid, clock: LocalClock, step: number): boolean {
  const first = grid.minuteOfDay[step]!
  if (first + grid.stepMinutes > 1440) return false
  if (clock.startsMs.length === 1) return true
  const lastMs = stepStartMs(grid, step) + grid.stepMs - MINUTE_MS
  return minuteOfDayAt(clock, lastMs) === first + grid.stepMinutes - 1
}
