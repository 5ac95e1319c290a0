import { withoutTick } from '../calendar/tick.ts'
import type { Block } from './block.ts'

/**
 * A block of which what was said is taken back: it waits for a word again, or for its time where that is still to come.
 * A check mark that was typed in front of its title is taken back, too: it would say the same again at once.
 */
export const reopenedBlock = (block: Block, nowMs: number): Block => ({
  ...block,
  state: block.endMs <= nowMs ? 'unconfirmed' : 'flexible',
  settledMinutes: null,
  startedAtMs: null,
  keptTitle: block.keptTitle === null ? null : withoutTick(block.keptTitle),
})
