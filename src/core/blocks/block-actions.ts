import { MINUTE_MS } from '../time/interval.ts'
import type { Block, BlockState } from './block.ts'

export type BlockAction =
  | 'confirm'
  | 'miss'
  | 'skip'
  | 'reopen'
  | 'start'
  | 'stop'
  | 'extend'
  | 'move'
  | 'pin'
  | 'unpin'

const waiting: readonly BlockState[] = ['flexible', 'defended', 'pinned']
const over: readonly BlockState[] = ['unconfirmed', 'missed']
const worked: readonly BlockState[] = ['done', 'partial']

const allowed: Readonly<Record<BlockAction, readonly BlockState[]>> = {
  confirm: [...waiting, 'running', ...over, ...worked],
  miss: [...waiting, 'running', ...over, ...worked],
  skip: [...waiting, ...over, 'skipped'],
  reopen: [...worked, 'missed', 'skipped'],
  start: [...waiting, ...over],
  stop: ['running'],
  extend: ['running', 'unconfirmed'],
  move: [...waiting, 'running', ...over, 'skipped'],
  pin: waiting,
  unpin: waiting,
}

/** Whether a person may do this to a block in this state. What has to do with time is asked elsewhere. */
export const mayDo = (action: BlockAction, state: BlockState): boolean => allowed[action].includes(state)

const wholeMinute = (ms: number): number => Math.floor(ms / MINUTE_MS) * MINUTE_MS

/** A block that a person begins now: one that lies elsewhere comes here with its length. */
export function startedBlock(block: Block, nowMs: number): Block {
  const isHere = block.startMs <= nowMs && nowMs < block.endMs
  const startMs = isHere ? block.startMs : wholeMinute(nowMs)
  const endMs = startMs + (block.endMs - block.startMs)
  return { ...block, startMs, endMs, state: 'running', startedAtMs: nowMs, settledMinutes: null }
}

/** A running block that ends now: the minutes since its start are what it brought, at least one. */
export function stoppedBlock(
  block: Block,
  nowMs: number,
): { readonly block: Block; readonly minutes: number } {
  const startedMs = block.startedAtMs ?? block.startMs
  const minutes = Math.max(1, Math.round((nowMs - startedMs) / MINUTE_MS))
  const startMs = Math.min(block.startMs, wholeMinute(startedMs))
  const endMs = Math.max(startMs + MINUTE_MS, wholeMinute(nowMs))
  return { block: { ...block, startMs, endMs, state: 'done', settledMinutes: minutes }, minutes }
}

/**
 * A block said to have happened before its time has happened just now. One whose time is not over yet ends now, so
 * that the rest of it is free; any other one happened where it lies.
 */
export function happenedBlock(block: Block, nowMs: number): Block {
  const endMs = wholeMinute(nowMs)
  if (block.startMs > nowMs) return { ...block, startMs: endMs - (block.endMs - block.startMs), endMs }
  return { ...block, endMs: Math.min(block.endMs, Math.max(block.startMs + MINUTE_MS, endMs)) }
}
