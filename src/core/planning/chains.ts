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
