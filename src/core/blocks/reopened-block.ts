import type { Block } from './block.ts'

/** A block of which what was said is taken back: it waits for a word again, or for its time where that is still to come. */
export const reopenedBlock = (block: Block, nowMs: number): Block => ({
  ...block,
  state: block.endMs <= nowMs ? 'unconfirmed' : 'flexible',
  settledMinutes: null,
  startedAtMs: null,
})
