import { stepFrom, type CompiledTask } from '../compiled.ts'
import { SPLIT_COST } from '../constraints/split.ts'
import { type PlanState, addBlockInPlace, refreshCostInPlace, removeBlockInPlace } from '../plan-state.ts'
import { runAfter, runBefore } from '../stretch.ts'
import { type Guide, pricesFor } from './guide.ts'
import { type PieceRules, collectPiecesInPlace } from './collect-pieces.ts'
import { blocksOf } from './extend-rows.ts'
import { scanRunsInPlace } from './scan-runs.ts'
import { findSinglePieceInPlace } from './single-piece.ts'
import { type Workspace, endGroupInPlace, startGroupInPlace } from './workspace.ts'

/**
 * Places what is missing of a task at least cost, all other blocks as they are: exact, apart from blinks and from
 * blocks over midnight under a daily limit. Leaves steps out where placing them costs more.
 */
export function placeTaskInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  latest = state.problem.grid.count,
): void {
  const missing = task.remainingSteps - state.placed[task.item]!
  const earliest = missing > 0 && missing >= task.minSteps ? earliestStart(state, task) : undefined
  if (earliest !== undefined) {
    space.latest = latest
    space.keepsLeftFree = false
    // Where two pieces met across a foreign block in one stretch, room on one side keeps them from adding up.
    if (!tryPlaceInPlace(state, space, task, guide, earliest)) {
      space.keepsLeftFree = true
      tryPlaceInPlace(state, space, task, guide, earliest)
    }
  }
  refreshCostInPlace(state, task.item)
}

/** First step after the last blocks of all predecessors; undefined while one of them is not placed in full. */
export function earliestStart(state: PlanState, task: CompiledTask): number | undefined {
  const { tasks, grid } = state.problem
  let earliest = 0
  for (const index of task.predecessors) {
    const before = tasks[index]!
    if (state.placed[index]! < before.remainingSteps) return undefined
    if (before.pinnedCount > 0) earliest = Math.max(earliest, stepFrom(grid, before.pinnedEndMs))
    const from = state.slotFrom[index]!
    for (let slot = from; slot < from + 2 * state.count[index]!; slot += 2)
      earliest = Math.max(earliest, state.slots[slot + 1]!)
  }
  return earliest
}

function tryPlaceInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  earliest: number,
): boolean {
  findPiecesInPlace(state, space, task, guide, earliest)
  return addPiecesInPlace(state, space, task)
}

/**
 * Finds the best pieces for what is missing of a task and writes them to space.found, without placing them.
 * Returns the least cost (prices included, the constant one and that of blocks that stay not).
 */
export function findPiecesInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  earliest: number,
): number {
  space.width = task.remainingSteps - state.placed[task.item]! + 1
  const { sums, least } = pricesFor(guide, task.item)
  space.prices = sums
  space.leastPrice = least
  space.row = 0
  space.groups = 0
  space.cap = space.width - 1
  space.day = -1
  space.canMeetDue = !reachesPastDue(state, task)
  space.work = 0
  const rules = {
    rebate: state.count[task.item] === 0 && task.pinnedCount === 0 ? SPLIT_COST : 0,
    notFullCost: guide.notFullCost[task.item]!,
  }
  const isSingle = space.width - 1 < 2 * task.minSteps
  const cost = isSingle
    ? findSinglePieceInPlace(state, space, task, guide, earliest, rules)
    : findByRowsInPlace(state, space, task, guide, earliest, rules)
  guide.work += 400 + space.work
  return cost
}

function findByRowsInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  earliest: number,
  rules: PieceRules,
): number {
  scanRunsInPlace(state, space, task, guide, earliest)
  if (space.groups === 0) startGroupInPlace(space, 0)
  endGroupInPlace(space)
  return collectPiecesInPlace(space, task, rules)
}

function reachesPastDue(state: PlanState, task: CompiledTask): boolean {
  const from = state.slotFrom[task.item]!
  for (let slot = from; slot < from + 2 * state.count[task.item]!; slot += 2)
    if (state.slots[slot + 1]! > task.dueStep) return true
  return false
}

/** Adds the pieces found; takes them back and returns false where they add up to too long a stretch. */
function addPiecesInPlace(state: PlanState, space: Workspace, task: CompiledTask): boolean {
  const { found, foundCount } = space
  for (let index = 0; index < foundCount; index++)
    addPieceInPlace(state, task, found[2 * index]!, found[2 * index + 1]!)
  if (!space.hasGaps) return true
  for (let index = 0; index < foundCount; index++)
    if (!isStretchLegal(state, found[2 * index]!)) {
      removePiecesInPlace(state, space, task)
      return false
    }
  return true
}

function isStretchLegal(state: PlanState, step: number): boolean {
  const maxMs = state.problem.stretch?.maxMs ?? Number.POSITIVE_INFINITY
  return runBefore(state, step) + runAfter(state, step) <= maxMs
}

/** A piece may be longer than one block: cut it into the fewest, the longer ones first. */
function addPieceInPlace(state: PlanState, task: CompiledTask, from: number, to: number): void {
  let start = from
  for (let blocks = blocksOf(task, to - from); blocks > 0; blocks--) {
    const end = Math.min(start + task.maxSteps, to - (blocks - 1) * task.minSteps)
    addBlockInPlace(state, task.item, start, end)
    start = end
  }
}

function removePiecesInPlace(state: PlanState, space: Workspace, task: CompiledTask): void {
  for (let index = 0; index < space.foundCount; index++) {
    let start = space.found[2 * index]!
    while (start < space.found[2 * index + 1]!) {
      const end = state.blockEnd[start]!
      removeBlockInPlace(state, task.item, start)
      start = end
    }
  }
}
