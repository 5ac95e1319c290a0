import { DAY_MS } from '../time/interval.ts'
import { type Block, isLive } from './block.ts'

/** A block is defended from this long before its start, whatever its slack. */
export const defendMs = DAY_MS

/** Epoch ms of the next moment at which a block changes by the mere passing of time; null if none does. */
export function nextTransition(blocks: readonly Block[], nowMs: number): number | null {
  const moments = blocks
    .filter((block) => isLive(block))
    .flatMap((block) =>
      block.state === 'flexible' ? [block.startMs - defendMs, block.endMs] : [block.endMs],
    )
    .filter((moment) => moment > nowMs)
  return moments.length === 0 ? null : Math.min(...moments)
}
