import { MINUTE_MS, interval, lengthMs } from '../time/interval.ts'
import type { Difference } from '../planning/plan.ts'
import type { Block } from './block.ts'

type Pair = { readonly block: Block; readonly before: Block | null }

/** What changes between two arrangements, block by block. `minutesMoved` are minutes no longer where they were. */
export function blockDifference(wanted: readonly Pair[], withdrawn: readonly Block[]): Difference {
  const moved = wanted.filter(({ block, before }) => before !== null && !isUnmoved(block, before))
  const added = wanted.filter(({ before }) => before === null)
  return {
    kept: wanted.length - moved.length - added.length,
    moved: moved.length,
    added: added.length,
    removed: withdrawn.length,
    minutesMoved: moved.reduce((sum, { block, before }) => sum + uncoveredMinutes(before ?? block, block), 0),
  }
}

export const isUnmoved = (a: Block, b: Block): boolean => a.startMs === b.startMs && a.endMs === b.endMs

function uncoveredMinutes(before: Block, after: Block): number {
  const common = interval(Math.max(before.startMs, after.startMs), Math.min(before.endMs, after.endMs))
  return Math.round((lengthMs(before) - lengthMs(common)) / MINUTE_MS)
}
