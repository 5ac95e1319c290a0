import type { TaskFact } from '../check/facts.ts'

/** Steps [from, to) without a break. */
export type Run = { readonly from: number; readonly to: number }

/** The maximal runs of steps that are 1. */
export function runsOf(steps: Uint8Array): Run[] {
  const runs: Run[] = []
  let from = steps.indexOf(1)
  while (from !== -1) {
    const zero = steps.indexOf(0, from)
    const to = zero === -1 ? steps.length : zero
    runs.push({ from, to })
    from = steps.indexOf(1, to)
  }
  return runs
}

/** How many steps are 1. */
export function countSteps(steps: Uint8Array): number {
  let sum = 0
  for (const step of steps) sum += step
  return sum
}

/**
 * The most of `length` that blocks of `least` to `most` can fill, end to end. Example: 50 by blocks of 20 to 20 is 40.
 */
export function fill(length: number, least: number, most: number): number {
  if (least <= 0) return 0
  return Math.min(length, Math.floor(length / least) * most)
}

/** The shortest block that a task allows: what remains of it, where that is less than its minimum. */
export function leastBlock(task: TaskFact): number {
  return Math.min(task.minBlock, task.remaining)
}
