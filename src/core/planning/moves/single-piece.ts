import type { CompiledTask } from '../compiled.ts'
import { SPLIT_COST } from '../constraints/split.ts'
import { FREE, type PlanState } from '../plan-state.ts'
import { runAfter, runBefore } from '../stretch.ts'
import type { PieceRules } from './collect-pieces.ts'
import type { Guide } from './guide.ts'
import { isLimitedByDay, stepsLeftOn } from './scan-runs.ts'
import type { Workspace } from './workspace.ts'

/**
 * The same answer as the rows give, for what is missing of a task when it has room for one block only (less than two
 * least ones): most tasks are short, and looking at each place once is several times faster.
 */
export function findSinglePieceInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  earliest: number,
  rules: PieceRules,
): number {
  const missing = space.width - 1
  const { starts, ends } = task.free
  space.foundCount = 0
  space.bestCost = missing * task.unplacedPerStep + task.missedDue + rules.notFullCost
  for (let run = 0; run < starts.length; run++) {
    const end = Math.min(ends[run]!, space.latest)
    const start = Math.max(starts[run]!, earliest)
    if (start >= end) {
      if (starts[run]! >= space.latest) break
      continue
    }
    const perStep = Math.min(task.leastCostFrom[run]! + space.leastPrice, task.unplacedPerStep)
    const isMissed = !space.canMeetDue || start >= task.dueStep
    const least = missing * perStep + SPLIT_COST - rules.rebate + (isMissed ? task.missedDue : 0)
    if (least >= space.bestCost) break
    scanRunInPlace(state, space, task, guide, start, end, rules)
  }
  return space.bestCost
}

function scanRunInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  guide: Guide,
  start: number,
  end: number,
  rules: PieceRules,
): void {
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
    space.work += 3 * (step - from)
    tryLengthsInPlace(state, space, task, from, step, rules)
  }
}

/** Tries every length in the free segment [from, to), the longest first. */
function tryLengthsInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  from: number,
  to: number,
  rules: PieceRules,
): void {
  const missing = space.width - 1
  if (space.hasGaps) {
    space.beforeMs = runBefore(state, from)
    space.afterMs = runAfter(state, to)
  }
  for (let length = Math.min(missing, task.maxSteps, to - from); length >= task.minSteps; length--) {
    const left = missing - length
    const rest = left * task.unplacedPerStep + (left > 0 ? rules.notFullCost : 0)
    // Only what is placed in full, and before the due, escapes the cost of missing it.
    const lastMet = left === 0 && space.canMeetDue ? task.dueStep : -1
    tryStartsInPlace(state, space, task, from, to, length, SPLIT_COST - rules.rebate + rest, lastMet)
  }
}

function tryStartsInPlace(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  from: number,
  to: number,
  length: number,
  fixed: number,
  lastMet: number,
): void {
  const { cost, missedDue } = task
  const { prices } = space
  for (let start = from; start + length <= to; start++) {
    const end = start + length
    const own = cost[end]! - cost[start]! + prices[end]! - prices[start]!
    const sum = own + fixed + (end > lastMet ? missedDue : 0)
    if (sum >= space.bestCost || !isAllowed(state, space, task, from, to, start, end)) continue
    space.bestCost = sum
    space.found[0] = start
    space.found[1] = end
    space.foundCount = 1
  }
}

function isAllowed(
  state: PlanState,
  space: Workspace,
  task: CompiledTask,
  from: number,
  to: number,
  start: number,
  end: number,
): boolean {
  if (isLimitedByDay(state, space, task)) {
    const day = state.problem.grid.day[start]!
    if (end - start > stepsLeftOn(state, task, day)) return false
  }
  return !space.hasGaps || fitsStretch(state, space, from, to, start, end)
}

function fitsStretch(
  { problem }: PlanState,
  space: Workspace,
  from: number,
  to: number,
  start: number,
  end: number,
): boolean {
  const before = start === from ? space.beforeMs : 0
  const after = end === to ? space.afterMs : 0
  return before + (end - start) * problem.grid.stepMs + after <= problem.stretch!.maxMs
}
