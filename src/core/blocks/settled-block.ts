import type { Block } from './block.ts'
import { blockMinutes } from './pending-minutes.ts'

/** A block of which the person has said how many minutes it brought: none is missed, fewer than planned is partial. */
export function settledBlock(block: Block, minutes: number): Block {
  if (minutes <= 0) return { ...block, state: 'missed', settledMinutes: 0 }
  const state = minutes >= blockMinutes(block) ? 'done' : 'partial'
  return { ...block, state, settledMinutes: minutes }
}
