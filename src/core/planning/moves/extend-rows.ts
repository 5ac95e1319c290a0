import type { CompiledTask, Grid, StretchLimit } from '../compiled.ts'
import { SPLIT_COST } from '../constraints/split.ts'
import { type Workspace, reserveRowsInPlace } from './workspace.ts'

/**
 * Adds one row per step of the free segment [from, to): at each the best of leaving the step out and of ending a
 * block there. Exact for the task alone; abutting blocks of the same task are allowed.
 */
export function extendRowsInPlace(space: Workspace, task: CompiledTask, from: number, to: number): void {
  const { cost, minSteps, maxSteps } = task
  const { width, prices } = space
  const base = space.row
  reserveRowsInPlace(space, base + to - from + 1)
  const { rows, choice, rowStep, rowSegment } = space
  const limit = Math.min(width - 1, space.cap)
  space.work += (to - from) * (10 + width + 0.4 * (Math.min(maxSteps, limit) - minSteps + 1) * limit)
  for (let row = base + 1, end = from + 1; end <= to; row++, end++) {
    const offset = row * width
    copyRowInPlace(rows, choice, offset, width)
    rowStep[row] = end
    rowSegment[row] = from
    const endCost = cost[end]! + prices[end]! + SPLIT_COST
    const longest = Math.min(maxSteps, end - from, limit)
    for (let length = minSteps; length <= longest; length++) {
      const own = endCost - cost[end - length]! - prices[end - length]!
      const source = offset - length * width - length
      if (own < rows[offset + length]!) {
        rows[offset + length] = own
        choice[offset + length] = length
      }
      // Nothing or at least one block lies before this one, so that fewer steps than minSteps never do.
      for (let k = length + minSteps; k <= limit; k++) {
        const sum = rows[source + k]! + own
        if (sum >= rows[offset + k]!) continue
        rows[offset + k] = sum
        choice[offset + k] = length
      }
    }
  }
  space.row = base + to - from
}

function copyRowInPlace(rows: Float64Array, choice: Int16Array, offset: number, width: number): void {
  for (let k = 0; k < width; k++) {
    rows[offset + k] = rows[offset - width + k]!
    choice[offset + k] = 0
  }
}

/**
 * The same under a limit on the longest stretch. Pieces are runs of abutting blocks here, so that their length can be
 * limited together with what they abut; at least one step stays free between two pieces of a segment.
 */
export function extendRowsWithinStretchInPlace(
  space: Workspace,
  task: CompiledTask,
  from: number,
  to: number,
  grid: Grid,
  stretch: StretchLimit,
): void {
  const { width } = space
  const base = space.row
  reserveRowsInPlace(space, base + to - from + 1)
  const limit = Math.min(width - 1, space.cap, Math.floor(stretch.maxMs / grid.stepMs))
  space.work += (to - from) * (20 + width + 1.5 * limit * limit)
  for (let row = base + 1, end = from + 1; end <= to; row++, end++) {
    copyRowInPlace(space.rows, space.choice, row * width, width)
    space.rowStep[row] = end
    space.rowSegment[row] = from
    for (let length = task.minSteps; length <= Math.min(limit, end - from); length++) {
      const isAtStart = length === end - from
      const beforeMs = isAtStart ? space.beforeMs : 0
      const afterMs = end === to ? space.afterMs : 0
      if (beforeMs + length * grid.stepMs + afterMs > stretch.maxMs) continue
      if (space.keepsLeftFree && beforeMs > 0) continue
      takePieceInPlace(space, task, row, isAtStart ? base : row - length - 1, length)
    }
  }
  space.row = base + to - from
}

/** Fewest blocks that make up a piece of so many steps; 0 if none do. */
export function blocksOf(task: CompiledTask, steps: number): number {
  const blocks = Math.ceil(steps / task.maxSteps)
  return blocks * task.minSteps <= steps ? blocks : 0
}

function takePieceInPlace(
  space: Workspace,
  task: CompiledTask,
  row: number,
  source: number,
  length: number,
): void {
  const { rows, choice, width, prices } = space
  const { cost } = task
  const blocks = blocksOf(task, length)
  if (blocks === 0) return
  const end = space.rowStep[row]!
  const start = end - length
  const own = cost[end]! - cost[start]! + prices[end]! - prices[start]! + blocks * SPLIT_COST
  const limit = Math.min(width - 1, space.cap)
  const offset = row * width
  const earlier = source * width - length
  if (own < rows[offset + length]!) {
    rows[offset + length] = own
    choice[offset + length] = length
  }
  // Nothing or at least one block lies before this piece, so that fewer steps than minSteps never do.
  for (let k = length + task.minSteps; k <= limit; k++) {
    const sum = rows[earlier + k]! + own
    if (sum >= rows[offset + k]!) continue
    rows[offset + k] = sum
    choice[offset + k] = length
  }
}
