import { MINUTE_MS } from '../time/interval.ts'
import { type Block, isLive } from './block.ts'

/** A block whose time is over and of which nobody has said yet what became of it. */
export const isPending = (block: Block, nowMs: number): boolean =>
  block.state === 'unconfirmed' || (isLive(block) && block.endMs <= nowMs)

export const blockMinutes = (block: Pick<Block, 'startMs' | 'endMs'>): number =>
  Math.round((block.endMs - block.startMs) / MINUTE_MS)

/** Minutes of blocks that wait for a word: shown apart, not done, and not planned a second time. */
export const pendingMinutes = (blocks: readonly Block[], nowMs: number): number =>
  blocks.filter((block) => isPending(block, nowMs)).reduce((sum, block) => sum + blockMinutes(block), 0)
