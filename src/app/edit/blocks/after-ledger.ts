import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** What an entry that no block's end explains changes: what is left of a task, and all sums of hours. */
export async function afterLedger(repositories: Repositories, entry: LedgerEntry): Promise<void> {
  if (entry.taskId !== null) {
    await repositories.wakes.request('plan')
    await repositories.announce('tasks')
  }
  if (entry.keyResultId !== null) await repositories.wakes.request('unfold')
  await repositories.announce('goals')
}
