import { HOUR_MS, MINUTE_MS } from '../time/interval.ts'
import type { Block } from './block.ts'

/** Work goes on past its planned end this long before a timer that nobody stopped is no longer believed. */
export const OVERRUN_MS = HOUR_MS

/** Epoch ms at which a live block is taken for ended without a word: a running one is asked about before that. */
export const believedUntil = ({ state, endMs }: Pick<Block, 'state' | 'endMs'>): number =>
  state === 'running' ? endMs + OVERRUN_MS : endMs

/** Epoch ms from which on a person is asked whether they are still at it; null for what does not run. */
export const asksToExtendAt = ({ state, endMs }: Pick<Block, 'state' | 'endMs'>): number | null =>
  state === 'running' ? endMs : null

/** A block that goes on for so many minutes more: after its end, or after now where that is past. */
export function extendedBlock(block: Block, minutes: number, nowMs: number): Block {
  const fromMs = Math.max(block.endMs, Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS)
  return { ...block, state: 'running', endMs: fromMs + minutes * MINUTE_MS, settledMinutes: null }
}
