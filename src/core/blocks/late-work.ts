import type { Task } from '../tasks/task.ts'
import type { Block } from './block.ts'

export type LateWork = {
  readonly dueMs: number
  /** End of its last block, epoch ms. */
  readonly endMs: number
  /** Minutes of its blocks at or after the due. */
  readonly minutes: number
}

type Span = Pick<Block, 'startMs' | 'endMs'>

/**
 * Work that its blocks ahead, planned or pinned, end after its due; null where they do not. The end of its week is no
 * promise to anybody, so work of an effort plan is never late.
 */
export function lateWork(
  { dueMs, source, status }: Pick<Task, 'dueMs' | 'source' | 'status'>,
  blocks: readonly Span[],
): LateWork | null {
  if (dueMs === null || status !== 'open' || source === 'effort-plan') return null
  const endMs = Math.max(dueMs, ...blocks.map((block) => block.endMs))
  if (endMs === dueMs) return null
  const lateMs = blocks.reduce((sum, one) => sum + Math.max(0, one.endMs - Math.max(one.startMs, dueMs)), 0)
  return { dueMs, endMs, minutes: Math.round(lateMs / 60_000) }
}
