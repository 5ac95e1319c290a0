import { type Block, isLive } from './block.ts'
import { DEFEND_MS } from './defend.ts'
import { believedUntil } from './overrun.ts'

/**
 * Epoch ms of the next moment at which a block changes by the mere passing of time, `nowMs` where one is overdue;
 * null if none does.
 */
export function nextTransition(blocks: readonly Block[], nowMs: number): number | null {
  const moments = blocks
    .filter((block) => isLive(block))
    .map((block) => (block.state === 'flexible' ? block.startMs - DEFEND_MS : believedUntil(block)))
  return moments.length === 0 ? null : Math.max(nowMs, Math.min(...moments))
}
