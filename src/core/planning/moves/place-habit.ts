import type { CompiledHabit, HabitDate } from '../compiled.ts'
import { FREE, type PlanState, addBlockInPlace, refreshCostInPlace } from '../plan-state.ts'
import { runAfter, runBefore } from '../stretch.ts'
import { chooseDates } from './choose-dates.ts'
import type { Guide } from './guide.ts'

/** Best occurrence of a habit on one date: where, and at what cost (prices included). */
export type Occurrence = { cost: number; start: number; end: number }

/**
 * Places occurrences of a habit in its weeks [weekFrom, weekTo), which hold none (movable) when called, at least cost,
 * all other blocks as they are: exact, apart from blinks. Occurrences outside of these weeks stay and keep distance.
 */
export function placeHabitInPlace(
  state: PlanState,
  habit: CompiledHabit,
  weekFrom: number,
  weekTo: number,
  guide: Guide,
): void {
  for (const { start, end } of findOccurrences(state, habit, weekFrom, weekTo, guide).occurrences)
    addBlockInPlace(state, habit.item, start, end)
  refreshCostInPlace(state, habit.item)
}

/** The best occurrences and what they change: their cost (prices included) less that of missing them. */
export function findOccurrences(
  state: PlanState,
  habit: CompiledHabit,
  weekFrom: number,
  weekTo: number,
  guide: Guide,
): { change: number; occurrences: readonly Occurrence[] } {
  const { lastBefore, firstAfter } = neighbours(state, habit, weekFrom, weekTo)
  const dates: HabitDate[] = []
  const options: Occurrence[] = []
  for (const date of habit.dates) {
    if (date.week < weekFrom || date.week >= weekTo || habit.weeks[date.week]!.capacity === 0) continue
    if (Math.min(date.day - lastBefore, firstAfter - date.day) < habit.minDaysBetween) continue
    if (guide.random() < guide.blink) continue
    guide.work += 250 + 4 * (date.free.ends.at(-1)! - date.free.starts[0]!)
    const option = bestOccurrence(state, habit, date, guide.prices)
    if (option === undefined) continue
    dates.push(date)
    options.push(option)
  }
  guide.work += 400 + 40 * dates.length
  const { change, chosen } = chooseDates(habit, dates, options, guide.dateTable)
  return { change, occurrences: chosen.map((index) => options[index]!) }
}

function neighbours(
  state: PlanState,
  habit: CompiledHabit,
  weekFrom: number,
  weekTo: number,
): { lastBefore: number; firstAfter: number } {
  const { grid } = state.problem
  let lastBefore = Number.NEGATIVE_INFINITY
  let firstAfter = Number.POSITIVE_INFINITY
  const from = state.slotFrom[habit.item]!
  for (let slot = from; slot < from + 2 * state.count[habit.item]!; slot += 2) {
    const day = grid.day[state.slots[slot]!]!
    const week = habit.weekOfDay[day - grid.firstDay]!
    if (week < weekFrom) lastBefore = Math.max(lastBefore, day)
    else if (week >= weekTo) firstAfter = Math.min(firstAfter, day)
  }
  return { lastBefore, firstAfter }
}

function bestOccurrence(
  state: PlanState,
  habit: CompiledHabit,
  date: HabitDate,
  prices: Float64Array,
): Occurrence | undefined {
  const best: Occurrence = { cost: Number.POSITIVE_INFINITY, start: -1, end: -1 }
  const { starts, ends } = date.free
  for (let run = 0; run < starts.length; run++) {
    let free = 0
    for (let step = ends[run]! - 1; step >= starts[run]!; step--) {
      free = state.owner[step] === FREE ? free + 1 : 0
      if (free >= habit.minSteps) bestLengthInPlace(state, habit, step, free, prices, best)
    }
  }
  return best.start < 0 ? undefined : best
}

/** Tries every length at one start, the longest first: at equal cost the longer one stays. */
function bestLengthInPlace(
  state: PlanState,
  habit: CompiledHabit,
  start: number,
  free: number,
  prices: Float64Array,
  best: Occurrence,
): void {
  const cover = habit.coverCost
  const startCost = habit.startCost[start]!
  if (cover === undefined && startCost >= best.cost) return
  for (let length = Math.min(free, habit.maxSteps); length >= habit.minSteps; length--) {
    const end = start + length
    let cost = startCost + (habit.maxSteps - length) * habit.shortenedPerStep + prices[end]! - prices[start]!
    if (cover !== undefined) cost += cover[end]! - cover[start]!
    if (cost >= best.cost || !fitsStretch(state, start, end)) continue
    best.cost = cost
    best.start = start
    best.end = end
  }
}

function fitsStretch(state: PlanState, start: number, end: number): boolean {
  const { stretch, grid } = state.problem
  if (stretch === undefined) return true
  const own = (end - start) * grid.stepMs
  return runBefore(state, start) + own + runAfter(state, end) <= stretch.maxMs
}
