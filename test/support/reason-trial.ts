import type { Plan, PlannedBlock, Unplaced } from '#core/planning/plan.ts'
import type { Problem, Task } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'

const STEPS = 300
/** So heavy that the search places it before anything else. */
const HEAVY = 1e6

/**
 * More minutes of a task than its reason says are possible, placed where the reason says that nothing more fits: none,
 * unless the reason is no proof. Undefined where the reason names no such number.
 */
export function minutesBeyondReason(problem: Problem, plan: Plan, entry: Unplaced): number | undefined {
  const usable = entry.facts['usableMinutes']
  const task = problem.tasks?.find(({ id }) => id === entry.item)
  if (typeof usable !== 'number' || task === undefined) return undefined
  // Breaks are told alike for a task alone and beside the others: the second leaves less room, and so proves less.
  const isBeside =
    entry.reason === 'OUTRANKED' ||
    entry.reason === 'LONG_STRETCH' ||
    entry.facts['usedByTasks'] !== undefined
  const fixed = plan.blocks.filter(({ item, pinned }) => pinned || (isBeside && item !== task.id))
  return Math.max(0, mostMinutes(problem, task, fixed, isBeside) - usable)
}

/** Movable minutes of the task that the search finds room for while the fixed blocks stay. */
function mostMinutes(
  problem: Problem,
  task: Task,
  fixed: readonly PlannedBlock[],
  isBeside: boolean,
): number {
  const { priority: _, ...rest } = task
  const heavy = { ...rest, weight: HEAVY, after: isBeside ? (task.after ?? []) : [] }
  const trial: Problem = {
    ...problem,
    freezeMinutes: 0,
    tasks: (problem.tasks ?? []).map((other) => (other.id === task.id ? heavy : other)),
    previous: fixed.map(({ item, start, end }) => ({ item, start, end, pinned: true })),
  }
  return solve(trial, { seed: 1, steps: STEPS })
    .blocks.filter(({ item, pinned }) => item === task.id && !pinned)
    .reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / 60_000, 0)
}
