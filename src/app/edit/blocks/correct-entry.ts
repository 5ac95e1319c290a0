import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import { settledBlock } from '#core/blocks/settled-block.ts'
import type { LedgerEntryView } from '#contracts/http/ledger-routes.ts'
import { conflict, found, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { ledgerEntryView } from '../../read/work/read-ledger.ts'
import { addEntry, correctionOf } from '../../settle/book-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { afterLedger } from './after-ledger.ts'

/** Says what the minutes of an entry really were: adds an entry with the difference. */
export function createCorrectEntry({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string, entryId: string, minutes: number, note: string): Promise<LedgerEntryView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      if (minutes < 0) throw invalid('body.minutes', minutes, 'a number of minutes, 0 or more')
      await repositories.wakes.findForUpdate('plan')
      const entry = found(await repositories.ledger.find(entryId), 'ledger entry', entryId)
      const standing = await standingMinutes(repositories, entry)
      if (standing === minutes) {
        throw invalid('body.minutes', minutes, `other minutes than the ${standing} that it stands at`)
      }
      const details = { evidence: 'logged', note, nowMs: clock.now() } as const
      const correction = correctionOf(entry, minutes - standing, ids.next(), details)
      await addEntry(repositories, ids, correction)
      await followBlock(repositories, entry)
      await afterLedger(repositories, correction)
      return ledgerEntryView(correction)
    })
}

/** Minutes of an entry with all its corrections. */
async function standingMinutes({ ledger }: Repositories, entry: LedgerEntry): Promise<number> {
  if (entry.corrects !== null) {
    throw conflict(
      'entry-is-correction',
      `Cannot correct the entry ${entry.id}: it is a correction itself.`,
      `Correct the entry ${entry.corrects}, which it belongs to.`,
    )
  }
  const { workedAtMs } = entry
  const near = await ledger.list({ fromMs: workedAtMs, toMs: workedAtMs + 1 })
  const corrections = near.filter(({ corrects }) => corrects === entry.id)
  return corrections.reduce((sum, { minutes }) => sum + minutes, entry.minutes)
}

/** The block says what the ledger says. */
async function followBlock(repositories: Repositories, entry: LedgerEntry): Promise<void> {
  const { blocks, ledger } = repositories
  const block = entry.blockId === null ? null : await blocks.find(entry.blockId)
  if (block === null) return
  await blocks.save(settledBlock(block, await ledger.sumMinutes({ blockId: block.id })))
  await repositories.announce('week')
}
