import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import { LONGEST_ENTRY_MS, overlapOf, spanOfWork } from '#core/blocks/overlapping-work.ts'
import { durationWords } from '#core/time/duration-words.ts'
import { momentWords, plainStyle } from '#core/time/time-words.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { namesOfWork } from '../../read/work/names-of-work.ts'

/** Two things may be done at once; that hours count twice is worth a word. */
export async function warnOfOverlap(mine: Repositories, entry: LedgerEntry): Promise<string | null> {
  const { startMs, endMs } = spanOfWork(entry)
  const near = await mine.ledger.list({ fromMs: startMs - LONGEST_ENTRY_MS, toMs: endMs + LONGEST_ENTRY_MS })
  const overlap = overlapOf(entry, near)
  if (overlap === null) return null
  const { first, minutes } = overlap
  const { timeZone } = await mine.person.get()
  const { what } = (await namesOfWork(mine, [first]))(first)
  const when = momentWords(spanOfWork(first).startMs, timeZone, plainStyle)
  return `${durationWords(minutes)} of it count already, with “${what}” of ${when}. Correct one of them if it was the same work.`
}
