import type { CompiledTask } from './compiled.ts'

/** By task: what waiting tasks cost while it is not placed in full, for none of them can be placed then. */
export function notFullCosts(tasks: readonly CompiledTask[]): Float64Array {
  const costs = new Float64Array(tasks.length)
  for (const task of tasks) {
    for (const successor of followers(tasks, task)) {
      const waiting = tasks[successor]!
      costs[task.item]! += waiting.remainingSteps * waiting.unplacedPerStep + waiting.missedDue
    }
  }
  return costs
}

/** All tasks that wait for this one, directly or not. */
function followers(tasks: readonly CompiledTask[], task: CompiledTask): ReadonlySet<number> {
  const found = new Set<number>()
  const visit = (item: number): void => {
    for (const successor of tasks[item]!.successors) {
      if (found.has(successor)) continue
      found.add(successor)
      visit(successor)
    }
  }
  visit(task.item)
  return found
}

/** By task: the greatest weight among itself and all that wait for it. */
export const urgentWeights = (tasks: readonly CompiledTask[]): Float64Array =>
  Float64Array.from(tasks, (task) =>
    [...followers(tasks, task)].reduce((most, item) => Math.max(most, tasks[item]!.weight), task.weight),
  )

/** By task: the step before which it must be done if all that wait for it are to meet their dues. */
export function deadlines(tasks: readonly CompiledTask[]): Int32Array {
  const known = new Int32Array(tasks.length).fill(-1)
  const visit = (item: number): number => {
    if (known[item]! >= 0) return known[item]!
    const task = tasks[item]!
    let deadline = task.missedDue > 0 ? task.dueStep : Math.max(task.dueStep, task.cost.length - 1)
    for (const successor of task.successors)
      deadline = Math.min(deadline, visit(successor) - tasks[successor]!.remainingSteps)
    deadline = Math.max(0, deadline)
    known[item] = deadline
    return deadline
  }
  for (const task of tasks) visit(task.item)
  return known
}
