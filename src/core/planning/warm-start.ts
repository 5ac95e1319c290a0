import { stepFrom } from './compiled.ts'
import { FREE, type PlanState, addBlockInPlace, refreshCostInPlace } from './plan-state.ts'
import { earliestStart } from './moves/place-task.ts'
import { runAfter, runBefore } from './stretch.ts'

/**
 * Takes over every previous movable block that still breaks no rule, in order of time, and notes that it is at home,
 * or that its item is touched. Returns the share of the previous blocks that stay, 0 where there are none.
 */
export function keepPreviousInPlace(state: PlanState): number {
  const { problem } = state
  const order = problem.previous.toSorted(
    (a, b) => a.startMs - b.startMs || a.endMs - b.endMs || a.item - b.item,
  )
  let kept = 0
  for (const block of order) {
    const from = stepFrom(problem.grid, block.startMs)
    const to = stepFrom(problem.grid, block.endMs)
    if (keepBlockInPlace(state, block.item, from, to)) kept++
    else state.homes.isTouched[block.item] = 1
  }
  for (let item = 0; item < problem.itemIds.length; item++) refreshCostInPlace(state, item)
  state.homes.slots.set(state.slots)
  state.homes.count.set(state.count)
  return kept / Math.max(1, order.length)
}

/** Puts a block in if it breaks no rule there. */
export function keepBlockInPlace(state: PlanState, item: number, from: number, to: number): boolean {
  const isTask = item < state.problem.tasks.length
  const isLegal = isTask ? isTaskBlockLegal(state, item, from, to) : isOccurrenceLegal(state, item, from, to)
  if (!isLegal || !fitsStretch(state, from, to)) return false
  addBlockInPlace(state, item, from, to)
  return true
}

function isFreeRun(
  state: PlanState,
  runs: { readonly starts: Int32Array; readonly ends: Int32Array },
  from: number,
  to: number,
): boolean {
  const lies = runs.starts.some((start, run) => start <= from && to <= runs.ends[run]!)
  if (!lies) return false
  for (let step = from; step < to; step++) if (state.owner[step] !== FREE) return false
  return true
}

function fitsStretch(state: PlanState, from: number, to: number): boolean {
  const { stretch, grid } = state.problem
  if (stretch === undefined) return true
  return runBefore(state, from) + (to - from) * grid.stepMs + runAfter(state, to) <= stretch.maxMs
}

function isTaskBlockLegal(state: PlanState, item: number, from: number, to: number): boolean {
  const task = state.problem.tasks[item]!
  const steps = to - from
  if (steps < task.minSteps || steps > task.maxSteps) return false
  if (state.placed[item]! + steps > task.remainingSteps) return false
  if (!isFreeRun(state, task.free, from, to)) return false
  const earliest = earliestStart(state, task)
  return earliest !== undefined && earliest <= from && fitsDay(state, item, from, steps)
}

function fitsDay(state: PlanState, item: number, from: number, steps: number): boolean {
  const { grid, daily, tasks } = state.problem
  const day = grid.day[from]! - grid.firstDay
  if (daily.limited && state.taskStepsOnDay[day]! + steps > daily.stepsLeft[day]!) return false
  const own = tasks[item]!.daily
  if (!own.limited) return true
  let sum = steps
  const first = state.slotFrom[item]!
  for (let slot = first; slot < first + 2 * state.count[item]!; slot += 2) {
    const start = state.slots[slot]!
    if (grid.day[start] === grid.day[from]) sum += state.slots[slot + 1]! - start
  }
  return sum <= own.stepsLeft[day]!
}

function isOccurrenceLegal(state: PlanState, item: number, from: number, to: number): boolean {
  const { habits, tasks, grid } = state.problem
  const index = item - tasks.length
  const habit = habits[index]!
  const steps = to - from
  if (steps < habit.minSteps || steps > habit.maxSteps) return false
  const date = habit.dates.find(({ day }) => day === grid.day[from])
  if (date === undefined || !isFreeRun(state, date.free, from, to)) return false
  if (state.occurrences[state.weekFrom[index]! + date.week]! >= habit.weeks[date.week]!.capacity) return false
  const first = state.slotFrom[item]!
  for (let slot = first; slot < first + 2 * state.count[item]!; slot += 2)
    if (Math.abs(grid.day[state.slots[slot]!]! - date.day) < habit.minDaysBetween) return false
  return true
}
