import { urgentWeights } from '../chains.ts'
import type { CompiledTask } from '../compiled.ts'
import type { PlanState } from '../plan-state.ts'
import type { Guide } from './guide.ts'
import { placeHabitInPlace } from './place-habit.ts'
import { placeTaskInPlace } from './place-task.ts'
import { type Ruins, pick, ruinFollowersInPlace } from './ruin.ts'
import { type UndoLog, clearItemInPlace } from './undo-log.ts'
import type { Workspace } from './workspace.ts'

/** A rank for every task: lower comes first. Made once per problem, one array per idea of what is urgent. */
export type Orders = readonly Float64Array[]

export function insertionOrders(tasks: readonly CompiledTask[], deadline: Int32Array): Orders {
  const by = (rank: (task: CompiledTask) => number): Float64Array => Float64Array.from(tasks, rank)
  const weights = urgentWeights(tasks)
  return [
    by((task) => -weights[task.item]!),
    by((task) => deadline[task.item]! - weights[task.item]! / 1000),
    by((task) => -weights[task.item]! * task.remainingSteps),
    by((task) => -task.remainingSteps),
    by((task) => deadline[task.item]! - 8 * weights[task.item]!),
    by((task) => -weights[task.item]! / Math.max(1, task.remainingSteps)),
  ]
}

/** Puts everything back, in a random order or one by rank; what waits for others comes after them. */
export function recreateInPlace(
  state: PlanState,
  space: Workspace,
  log: UndoLog,
  ruins: Ruins,
  guide: Guide,
  orders: Orders,
): void {
  const { tasks, habits } = state.problem
  const draw = pick(guide.random, 2 * orders.length)
  const order = orders[draw]
  const queue = ruins.tasks
  // Some draws leave the order of the ruin: whoever the move is about chooses first.
  if (draw >= 1.5 * orders.length) shuffleInPlace(queue, guide)
  else if (order !== undefined) queue.sort((a, b) => order[a]! - order[b]! || a - b)
  const habitsFirst = guide.random() < 0.5
  if (habitsFirst) placeWeeks()
  for (const item of queue) placeInPlace(state, space, log, ruins, tasks[item]!, guide)
  if (!habitsFirst) placeWeeks()
  fillUpInPlace(state, space, queue, guide)

  function placeWeeks(): void {
    const { weeks } = ruins
    weeks.sort((a, b) => a.habit - b.habit || a.week - b.week)
    let at = 0
    while (at < weeks.length) {
      const { habit, week } = weeks[at]!
      let count = 1
      while (weeks[at + count]?.habit === habit && weeks[at + count]?.week === week + count) count++
      placeHabitInPlace(state, habits[habit]!, week, week + count, guide)
      at += count
    }
  }
}

/** Places a task after the ones that it waits for, and before those that wait for it if there is room. */
function placeInPlace(
  state: PlanState,
  space: Workspace,
  log: UndoLog,
  ruins: Ruins,
  task: CompiledTask,
  guide: Guide,
): void {
  if (ruins.isTaskOut[task.item] !== 1) return
  ruins.isTaskOut[task.item] = 2
  for (const before of task.predecessors)
    placeInPlace(state, space, log, ruins, state.problem.tasks[before]!, guide)
  placeTaskInPlace(state, space, task, guide, latestEnd(state, task, guide))
  if (task.successors.length === 0 || state.placed[task.item] === task.remainingSteps) return
  clearItemInPlace(state, task.item)
  ruinFollowersInPlace(state, log, ruins, task)
  placeTaskInPlace(state, space, task, guide)
}

/**
 * The first start among the blocks of the tasks that wait for this one; sometimes also the time at which it must be
 * done to let them meet their dues.
 */
function latestEnd(state: PlanState, task: CompiledTask, guide: Guide): number {
  let latest = state.problem.grid.count
  if (task.successors.length === 0) return latest
  if (guide.random() < 0.5) latest = guide.deadline[task.item]!
  for (const index of task.successors) {
    const from = state.slotFrom[index]!
    for (let slot = from; slot < from + 2 * state.count[index]!; slot += 2)
      latest = Math.min(latest, state.slots[slot]!)
  }
  return latest
}

function shuffleInPlace(list: number[], guide: Guide): void {
  for (let index = list.length - 1; index > 0; index--) {
    const other = pick(guide.random, index + 1)
    const kept = list[index]!
    list[index] = list[other]!
    list[other] = kept
  }
}

/** What prices kept out may still fit into time that nobody took. */
function fillUpInPlace(state: PlanState, space: Workspace, queue: readonly number[], guide: Guide): void {
  if (guide.prices === guide.noPrices) return
  const { prices, share } = guide
  guide.prices = guide.noPrices
  guide.share = 0
  for (const item of queue) {
    const task = state.problem.tasks[item]!
    if (state.placed[item]! < task.remainingSteps) placeTaskInPlace(state, space, task, guide)
  }
  guide.prices = prices
  guide.share = share
}
