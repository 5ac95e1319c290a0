import type { CompiledProblem, CompiledTask, Grid } from './compiled.ts'
import { splitCost } from './constraints/split.ts'
import { type Homes, chargeMovesInPlace, noHomes } from './homes.ts'

export const FREE = -1
export const BLOCKED = -2

/**
 * A feasible plan in the making. Costs are kept per item: items meet only in hard rules, so the cost of a move is
 * the change in the items that it touched.
 */
export type PlanState = {
  readonly problem: CompiledProblem
  /** By step: the item whose movable block lies there, FREE, or BLOCKED (busy or pinned). */
  readonly owner: Int32Array
  /** By step of a movable block: where the block starts and ends. */
  readonly blockStart: Int32Array
  readonly blockEnd: Int32Array
  /** Blocks of item i: pairs (start, end) in slots[slotFrom[i] …], count[i] of them, in no order. */
  readonly slots: Int32Array
  readonly slotFrom: Int32Array
  readonly count: Int32Array
  /** Steps of movable blocks by item. */
  readonly placed: Int32Array
  /** Steps of movable task blocks by start day (index: day − firstDay). */
  readonly taskStepsOnDay: Int32Array
  readonly itemCost: Float64Array
  /** Movable occurrences by habit and week: occurrences[weekFrom[h] + week]. */
  readonly occurrences: Int32Array
  readonly weekFrom: Int32Array
  readonly homes: Homes
  /** Sum of itemCost. */
  cost: number
}

export function emptyState(problem: CompiledProblem): PlanState {
  const { grid, tasks, habits } = problem
  const items = tasks.length + habits.length
  const slotFrom = new Int32Array(items + 1)
  for (const task of tasks) slotFrom[task.item + 1] = slotFrom[task.item]! + 2 * maxBlocks(task)
  for (const habit of habits) slotFrom[habit.item + 1] = slotFrom[habit.item]! + 2 * habit.dates.length
  const weekFrom = new Int32Array(habits.length + 1)
  for (const [index, habit] of habits.entries()) weekFrom[index + 1] = weekFrom[index]! + habit.weeks.length
  const slots = new Int32Array(slotFrom[items]!)
  const count = new Int32Array(items)
  const state: PlanState = {
    problem,
    owner: ownersOf(grid),
    blockStart: new Int32Array(grid.count),
    blockEnd: new Int32Array(grid.count),
    slots,
    slotFrom,
    count,
    placed: new Int32Array(items),
    taskStepsOnDay: new Int32Array(Math.max(0, grid.lastDay - grid.firstDay + 1)),
    itemCost: new Float64Array(items),
    occurrences: new Int32Array(weekFrom[habits.length]!),
    weekFrom,
    homes: noHomes({ slots, count }),
    cost: 0,
  }
  for (let item = 0; item < items; item++) refreshCostInPlace(state, item)
  return state
}

function ownersOf({ count, blocked }: Grid): Int32Array {
  const owner = new Int32Array(count)
  for (let step = 0; step < count; step++) owner[step] = blocked[step] === 0 ? FREE : BLOCKED
  return owner
}

const maxBlocks = (task: CompiledTask): number =>
  task.remainingSteps === 0 ? 0 : Math.floor(task.remainingSteps / Math.max(1, task.minSteps)) + 1

/** Puts a block on free steps [from, to). The caller has made sure of every hard rule, and refreshes the cost. */
export function addBlockInPlace(state: PlanState, item: number, from: number, to: number): void {
  const { owner, blockStart, blockEnd, problem } = state
  for (let step = from; step < to; step++) {
    owner[step] = item
    blockStart[step] = from
    blockEnd[step] = to
  }
  const slot = state.slotFrom[item]! + 2 * state.count[item]!
  state.slots[slot] = from
  state.slots[slot + 1] = to
  state.count[item]!++
  state.placed[item]! += to - from
  countInPlace(problem, state, item, from, to - from, 1)
}

/** Takes the block that starts at `from` away. */
export function removeBlockInPlace(state: PlanState, item: number, from: number): void {
  const { owner, slots, problem } = state
  const first = state.slotFrom[item]!
  const last = first + 2 * (state.count[item]! - 1)
  let slot = first
  while (slots[slot] !== from) slot += 2
  const to = slots[slot + 1]!
  slots[slot] = slots[last]!
  slots[slot + 1] = slots[last + 1]!
  state.count[item]!--
  state.placed[item]! -= to - from
  for (let step = from; step < to; step++) owner[step] = FREE
  countInPlace(problem, state, item, from, to - from, -1)
}

function countInPlace(
  problem: CompiledProblem,
  state: PlanState,
  item: number,
  from: number,
  steps: number,
  sign: number,
): void {
  const day = problem.grid.day[from]!
  const habitIndex = item - problem.tasks.length
  if (habitIndex < 0) {
    state.taskStepsOnDay[day - problem.grid.firstDay]! += sign * steps
    return
  }
  const week = problem.habits[habitIndex]!.weekOfDay[day - problem.grid.firstDay]!
  state.occurrences[state.weekFrom[habitIndex]! + week]! += sign
}

/** Recomputes the cost of one item from its blocks and corrects the sum. */
export function refreshCostInPlace(state: PlanState, item: number): void {
  const { problem } = state
  const taskCount = problem.tasks.length
  const own = item < taskCount ? taskCost(state, problem.tasks[item]!) : habitCost(state, item - taskCount)
  const next = own + chargeMovesInPlace(state, item)
  state.cost += next - state.itemCost[item]!
  state.itemCost[item] = next
}

function taskCost(state: PlanState, task: CompiledTask): number {
  const { item, cost, dueStep } = task
  const blocks = state.count[item]!
  const missing = task.remainingSteps - state.placed[item]!
  let isMet = missing === 0
  let sum = task.constantCost + splitCost(blocks + task.pinnedCount) + missing * task.unplacedPerStep
  const from = state.slotFrom[item]!
  for (let slot = from; slot < from + 2 * blocks; slot += 2) {
    const end = state.slots[slot + 1]!
    if (end > dueStep) isMet = false
    sum += cost[end]! - cost[state.slots[slot]!]!
  }
  return isMet ? sum : sum + task.missedDue
}

function habitCost(state: PlanState, index: number): number {
  const habit = state.problem.habits[index]!
  const cover = habit.coverCost
  let sum = habit.constantCost
  for (const [week, { asked, pinnedCount }] of habit.weeks.entries()) {
    const occurrences = pinnedCount + state.occurrences[state.weekFrom[index]! + week]!
    sum += habit.missedCost * Math.max(0, asked - occurrences)
  }
  const from = state.slotFrom[habit.item]!
  for (let slot = from; slot < from + 2 * state.count[habit.item]!; slot += 2) {
    const start = state.slots[slot]!
    const end = state.slots[slot + 1]!
    sum += habit.startCost[start]! + (habit.maxSteps - (end - start)) * habit.shortenedPerStep
    if (cover !== undefined) sum += cover[end]! - cover[start]!
  }
  return sum
}
