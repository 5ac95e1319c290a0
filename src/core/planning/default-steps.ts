import type { Problem } from './problem.ts'

/**
 * Steps that fill about half a second on one core: a step takes longer the more items compete. Only the size of the
 * problem counts, so that the same problem has the same default everywhere.
 */
export function defaultSteps(problem: Problem): number {
  const items = Math.max(1, (problem.tasks?.length ?? 0) + (problem.habits?.length ?? 0))
  return Math.min(12_000, Math.max(500, Math.floor(50_000_000 / (items * items))))
}
