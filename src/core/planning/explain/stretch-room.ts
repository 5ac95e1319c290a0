import { lengthOf, type TaskFact } from '../check/facts.ts'
import { type Board, type Fixed, isFixed, stepMs } from './board.ts'
import { fill, leastBlock, type Run } from './runs.ts'

/**
 * The most minutes of a task in free runs when breaks must end every stretch; no limit means no bound. Counting ends
 * when there is room for all that remains of it.
 */
export function stretchMinutes(board: Board, task: TaskFact, fixed: Fixed, runs: readonly Run[]): number {
  const limit = board.facts.maxStretchMinutes
  if (limit === undefined) return Number.POSITIVE_INFINITY
  const beside = stretchesBeside(board, task.id, fixed)
  const grid = board.facts.problem.gridMinutes
  let sum = 0
  for (const run of runs) {
    if (sum >= task.remaining) break
    const before = beside.endingAt.get(stepMs(board, run.from)) ?? 0
    const after = beside.startingAt.get(stepMs(board, run.to)) ?? 0
    const count = run.to - run.from
    const most = Math.floor(limit / grid)
    const allowed = (at: number, length: number): boolean => {
      const minutes = length * grid
      const reach = (at === 0 ? before : 0) + minutes + (at + length === count ? after : 0)
      return reach <= limit && fill(minutes, leastBlock(task), task.maxBlock) === minutes
    }
    sum += grid * longestFilling(count, most, allowed)
  }
  return sum
}

/**
 * The most steps of a row of `count` that pieces of at most `most` steps can take when at least one step stays free
 * between two pieces and each piece is `allowed(first step, length)`.
 */
function longestFilling(
  count: number,
  most: number,
  allowed: (at: number, length: number) => boolean,
): number {
  const best = new Int32Array(count + 1)
  for (let end = 1; end <= count; end += 1) {
    let sum = best[end - 1] ?? 0
    for (let length = 1; length <= Math.min(end, most); length += 1) {
      const at = end - length
      if (allowed(at, length)) sum = Math.max(sum, length + (at === 0 ? 0 : (best[at - 1] ?? 0)))
    }
    best[end] = sum
  }
  return best[count] ?? 0
}

export type Beside = {
  readonly endingAt: ReadonlyMap<number, number>
  readonly startingAt: ReadonlyMap<number, number>
}

/** Lengths of the runs of fixed blocks by where they end and where they start. */
export function stretchesBeside(board: Board, item: string, fixed: Fixed): Beside {
  const [endingAt, startingAt] = [new Map<number, number>(), new Map<number, number>()]
  let run = { startMs: Number.NaN, endMs: Number.NaN }
  const close = (): void => {
    endingAt.set(run.endMs, lengthOf(run))
    startingAt.set(run.startMs, lengthOf(run))
  }
  for (const block of board.blocks) {
    if (!isFixed(block, item, fixed)) continue
    if (block.startMs <= run.endMs) run = { startMs: run.startMs, endMs: Math.max(run.endMs, block.endMs) }
    else {
      close()
      run = { startMs: block.startMs, endMs: block.endMs }
    }
  }
  close()
  return { endingAt, startingAt }
}
