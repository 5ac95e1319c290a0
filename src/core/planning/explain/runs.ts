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

/**
 * The most of `need` that blocks of `least` to `most` can fill in the given runs: each run takes nothing or a sum of
 * blocks, and all runs together at most `need`. Lengths are multiples of `grid`. Example: 45 in runs of 60 by blocks
 * of 30 to 30 is 30.
 */
export function fillUpTo(
  need: number,
  lengths: readonly number[],
  blocks: { readonly least: number; readonly most: number; readonly grid: number },
): number {
  const { least, most, grid } = blocks
  const reached = new Uint8Array(Math.floor(need / grid) + 1)
  reached[0] = 1
  for (const length of lengths) {
    if (reached.at(-1) === 1) return need
    const top = Math.min(length, need)
    for (let sum = reached.length - 1; sum > 0; sum -= 1) {
      for (
        let part = Math.max(grid, least);
        part <= Math.min(top, sum * grid) && reached[sum] === 0;
        part += grid
      ) {
        if (reached[sum - part / grid] === 1 && fill(part, least, most) === part) reached[sum] = 1
      }
    }
  }
  return reached.lastIndexOf(1) * grid
}

/** The shortest block that a task allows: what remains of it, where that is less than its minimum. */
export function leastBlock(task: TaskFact): number {
  return Math.min(task.minBlock, task.remaining)
}
