import type { Block } from '#core/blocks/block.ts'
import type { Evidence } from '#core/blocks/ledger-entry.ts'
import { askToUnfold } from '../../settle/ask-to-unfold.ts'
import { bookBlock } from '../../settle/book-work.ts'
import type { BlockEdit } from './edit-block.ts'

/** Makes the ledger agree with what was said of a block, and tells the pages that show hours. */
export async function bookSettled(
  { repositories, ids, nowMs }: BlockEdit,
  settled: Block,
  evidence: Evidence,
): Promise<void> {
  const booking = {
    minutes: settled.settledMinutes ?? 0,
    workedAtMs: Math.min(settled.startMs, nowMs),
    evidence,
    note: '',
    nowMs,
  }
  const isTaskChanged = await bookBlock(repositories, ids, settled, booking)
  await askToUnfold(repositories, settled)
  if (isTaskChanged) await repositories.wakes.request('plan')
  await repositories.announce('tasks')
  await repositories.announce('goals')
}
