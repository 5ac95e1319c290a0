import type { Prng } from '../../prng.ts'
import type { CompiledTask } from '../compiled.ts'
import { type PlanState, removeBlockInPlace } from '../plan-state.ts'
import { type UndoLog, clearItemInPlace, logItemInPlace } from './undo-log.ts'

/** Items taken out of the plan and waiting to be put back: tasks, and habits with their weeks. */
export type Ruins = {
  readonly tasks: number[]
  /** By task: 0 not taken out, 1 waits, 2 has had its turn. */
  readonly isTaskOut: Uint8Array
  /** Pairs (habit index, week). */
  readonly weeks: { readonly habit: number; readonly week: number }[]
}

export const emptyRuins = (state: PlanState): Ruins => ({
  tasks: [],
  isTaskOut: new Uint8Array(state.problem.tasks.length),
  weeks: [],
})

export function resetRuinsInPlace(ruins: Ruins): void {
  for (const task of ruins.tasks) ruins.isTaskOut[task] = 0
  ruins.tasks.length = 0
  ruins.weeks.length = 0
}

/** Takes out a task. What waits for it stays where it is, if it can. */
export function ruinTaskInPlace(state: PlanState, log: UndoLog, ruins: Ruins, task: CompiledTask): void {
  if (ruins.isTaskOut[task.item] !== 0) return
  ruins.isTaskOut[task.item] = 1
  ruins.tasks.push(task.item)
  logItemInPlace(log, state, task.item)
  clearItemInPlace(state, task.item)
}

/** Takes out everything that waits for a task, directly or not, and lies in the plan. */
export function ruinFollowersInPlace(state: PlanState, log: UndoLog, ruins: Ruins, task: CompiledTask): void {
  for (const successor of task.successors) {
    const follower = state.problem.tasks[successor]!
    if (ruins.isTaskOut[successor] === 0) ruinTaskInPlace(state, log, ruins, follower)
    else if (ruins.isTaskOut[successor] === 2) {
      // It was put back before: it has to wait once more.
      ruins.isTaskOut[successor] = 1
      ruins.tasks.push(successor)
      clearItemInPlace(state, successor)
    } else continue
    ruinFollowersInPlace(state, log, ruins, follower)
  }
}

/** Takes out the movable occurrences of one week of a habit. */
export function ruinWeekInPlace(
  state: PlanState,
  log: UndoLog,
  ruins: Ruins,
  index: number,
  week: number,
): void {
  if (ruins.weeks.some((other) => other.habit === index && other.week === week)) return
  const habit = state.problem.habits[index]!
  const { firstDay } = state.problem.grid
  ruins.weeks.push({ habit: index, week })
  logItemInPlace(log, state, habit.item)
  const from = state.slotFrom[habit.item]!
  for (let slot = from + 2 * (state.count[habit.item]! - 1); slot >= from; slot -= 2) {
    const start = state.slots[slot]!
    const day = state.problem.grid.day[start]! - firstDay
    if (habit.weekOfDay[day] === week) removeBlockInPlace(state, habit.item, start)
  }
}

/** Takes out whatever lies in the steps [from, to), up to `most` items. */
export function ruinStepsInPlace(
  state: PlanState,
  log: UndoLog,
  ruins: Ruins,
  from: number,
  to: number,
  most: number,
): void {
  const { tasks, habits, grid } = state.problem
  let step = Math.max(0, from)
  const end = Math.min(grid.count, to)
  while (step < end && ruins.tasks.length + ruins.weeks.length < most) {
    const item = state.owner[step]!
    if (item < 0) {
      step++
      continue
    }
    const next = state.blockEnd[step]!
    if (item < tasks.length) ruinTaskInPlace(state, log, ruins, tasks[item]!)
    else {
      const index = item - tasks.length
      const week = habits[index]!.weekOfDay[grid.day[step]! - grid.firstDay]!
      ruinWeekInPlace(state, log, ruins, index, week)
    }
    step = next
  }
}

/** A whole number in [0, count). */
export const pick = (random: Prng, count: number): number => Math.floor(random() * count)
