import type { CompiledTask } from '../compiled.ts'
import { SPLIT_COST } from '../constraints/split.ts'
import { FREE, type PlanState } from '../plan-state.ts'
import { runAfter, runBefore } from '../stretch.ts'
import { extendRowsInPlace, extendRowsWithinStretchInPlace } from './extend-rows.ts'
import type { Guide } from './guide.ts'
import { type Workspace, endGroupInPlace, startGroupInPlace } from './workspace.ts'

/** Runs through the free time of a task from `earliest` on and fills the rows, as far as it can still matter. */
export function scanRunsInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  earliest: number,
): void {
  const { starts, ends } = task.free
  for (let run = 0; run < starts.length; run++) {
    const end = Math.min(ends[run]!, space.latest)
    const step = Math.max(starts[run]!, earliest)
    if (step >= end) {
      if (starts[run]! >= space.latest) return
      continue
    }
    if (space.groups === 1 && space.day < 0 && !canImprove(space, task, run, space.rows, space.row)) return
    if (!scanRunInPlace(state, space, task, guide, run, step, end)) return
  }
}

/** Returns false when nothing from here on can make the task cheaper. */
function scanRunInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  run: number,
  start: number,
  end: number,
): boolean {
  const { owner, blockEnd } = state
  space.work += 10 + (end - start)
  let step = start
  while (step < end) {
    if (owner[step] !== FREE) {
      step = blockEnd[step]!
      continue
    }
    const from = step
    while (step < end && owner[step] === FREE) step++
    if (step - from < task.minSteps || guide.random() < guide.blink) continue
    if (!addSegmentInPlace(state, space, task, run, from, step)) return false
  }
  return true
}

/** Could blocks in free runs `run`, … be part of a cheaper plan for this task than the best one in this row? */
function canImprove(
  space: Workspace,
  task: CompiledTask,
  run: number,
  values: Float64Array,
  row: number,
): boolean {
  const missing = space.width - 1
  const offset = row * space.width
  const full = values[offset + missing]!
  const isPastDue = task.free.starts[run]! >= task.dueStep && space.rowStep[space.row]! <= task.dueStep
  const extra = SPLIT_COST + (isPastDue && space.canMeetDue ? task.missedDue : 0)
  const perStep = Math.min(task.leastCostFrom[run]! + space.leastPrice, task.unplacedPerStep)
  for (let k = 0; k < missing; k++)
    if (values[offset + k]! + (missing - k) * perStep + extra < full) return true
  return false
}

/** Returns false when nothing from here on can make the task cheaper. */
function addSegmentInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  run: number,
  from: number,
  to: number,
): boolean {
  const { grid } = state.problem
  if (!isLimitedByDay(state, space, task)) {
    if (space.groups === 0) startGroupInPlace(space, from)
    extendInPlace(state, space, task, from, to)
    return true
  }
  let start = from
  while (start < to) {
    const day = grid.day[start]!
    let end = start
    while (end < to && grid.day[end] === day) end++
    if (day !== space.day && !openDayInPlace(state, space, task, day, start, run)) return false
    if (space.cap >= task.minSteps) extendInPlace(state, space, task, start, end)
    start = end
  }
  return true
}

function openDayInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  day: number,
  from: number,
  run: number,
): boolean {
  if (space.groups > 0) {
    endGroupInPlace(space)
    if (!canImprove(space, task, run, space.totals, space.groups - 1)) return false
  }
  startGroupInPlace(space, from)
  space.day = day
  space.cap = Math.min(space.width - 1, stepsLeftOn(state, task, day))
  return true
}

/** Does a daily limit bind the task, its own or that of all tasks? */
export const isLimitedByDay = (state: PlanState, space: Workspace, task: CompiledTask): boolean =>
  !space.ignoresDays && (state.problem.daily.limited || task.daily.limited)

/** Steps of the task that fit on a local day beside what lies there. */
export function stepsLeftOn(state: PlanState, task: CompiledTask, day: number): number {
  const { daily, grid } = state.problem
  const index = day - grid.firstDay
  let left = Number.POSITIVE_INFINITY
  if (daily.limited) left = daily.stepsLeft[index]! - state.taskStepsOnDay[index]!
  if (task.daily.limited) left = Math.min(left, task.daily.stepsLeft[index]! - ownStepsOn(state, task, day))
  return Math.max(0, left)
}

function ownStepsOn(state: PlanState, task: CompiledTask, day: number): number {
  const from = state.slotFrom[task.item]!
  let sum = 0
  for (let slot = from; slot < from + 2 * state.count[task.item]!; slot += 2) {
    const start = state.slots[slot]!
    if (state.problem.grid.day[start] === day) sum += state.slots[slot + 1]! - start
  }
  return sum
}

function extendInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  from: number,
  to: number,
): void {
  const { stretch, grid } = state.problem
  if (stretch === undefined) {
    extendRowsInPlace(space, task, from, to)
    return
  }
  space.beforeMs = runBefore(state, from)
  space.afterMs = runAfter(state, to)
  extendRowsWithinStretchInPlace(space, task, from, to, grid, stretch)
}
