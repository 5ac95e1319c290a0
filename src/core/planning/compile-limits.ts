import { MINUTE_MS, merge } from '#core/time/interval.ts'
import { type LocalClock, localDayAt } from '#core/time/zone-clock.ts'
import { type DailyLimit, type Grid, type PinnedBlock, type StretchLimit, stepUntil } from './compiled.ts'
import type { Problem } from './problem.ts'

const UNLIMITED: DailyLimit = { limited: false, stepsLeft: new Int32Array(0) }

/** Steps left by local day once the pinned blocks that start on it are taken off. */
export function dailyLimit(
  grid: Grid,
  clock: LocalClock,
  maxMinutes: number | null | undefined,
  pinned: readonly PinnedBlock[],
): DailyLimit {
  if (maxMinutes == null) return UNLIMITED
  const minutes = new Float64Array(Math.max(0, grid.lastDay - grid.firstDay + 1)).fill(maxMinutes)
  for (const block of pinned) {
    const day = localDayAt(clock, block.startMs) - grid.firstDay
    if (day >= 0 && day < minutes.length) minutes[day]! -= (block.endMs - block.startMs) / MINUTE_MS
  }
  const stepsLeft = Int32Array.from(minutes, (left) => Math.max(0, Math.floor(left / grid.stepMinutes)))
  return { limited: true, stepsLeft }
}

/** The longest stretch and the pinned clusters that take part in it; undefined where nothing limits it. */
export function stretchLimit(
  problem: Problem,
  grid: Grid,
  pinned: readonly PinnedBlock[],
): StretchLimit | undefined {
  const maxMinutes = problem.limits?.maxStretchMinutes
  if (maxMinutes == null) return undefined
  const clusters = merge(pinned)
  const clusterAtStart = new Int32Array(grid.count + 1).fill(-1)
  const clusterAtEnd = new Int32Array(grid.count + 1).fill(-1)
  for (const [index, cluster] of clusters.entries()) {
    markBoundaryInPlace(grid, clusterAtStart, cluster.startMs, index)
    markBoundaryInPlace(grid, clusterAtEnd, cluster.endMs, index)
  }
  return { maxMs: maxMinutes * MINUTE_MS, clusters, clusterAtStart, clusterAtEnd }
}

function markBoundaryInPlace(grid: Grid, boundary: Int32Array, ms: number, index: number): void {
  const step = stepUntil(grid, ms)
  const isOnGrid = (ms - grid.startMs) % grid.stepMs === 0
  if (isOnGrid && step >= 0 && step <= grid.count) boundary[step] = index
}
