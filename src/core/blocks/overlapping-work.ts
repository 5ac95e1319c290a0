import { type Interval, HOUR_MS, intersect, interval, merge, MINUTE_MS, totalMs } from '../time/interval.ts'
import type { LedgerEntry } from './ledger-entry.ts'

/** No entry books more than a day. */
export const LONGEST_ENTRY_MS = 24 * HOUR_MS

/** Work goes on from its moment; what would not be over yet when it was recorded has ended then. */
export function spanOfWork({ workedAtMs, minutes, recordedAtMs }: LedgerEntry, counted = minutes): Interval {
  const endMs = Math.min(workedAtMs + counted * MINUTE_MS, Math.max(recordedAtMs, workedAtMs))
  return interval(endMs - counted * MINUTE_MS, endMs)
}

type Overlap = {
  readonly minutes: number
  /** The one that was recorded first of those that overlap. */
  readonly first: LedgerEntry
}

/** Minutes of an entry at which other entries say that there was work, too, as corrected; null for less than one. */
export function overlapOf(entry: LedgerEntry, others: readonly LedgerEntry[]): Overlap | null {
  const span = spanOfWork(entry)
  const counted = others
    .filter(({ id, corrects }) => corrects === null && id !== entry.id)
    .map((one) => ({ one, span: spanOfWork(one, countedMinutes(one, others)) }))
    .filter((other) => intersect([span], [other.span]).length > 0)
  const shared = intersect([span], merge(counted.map((other) => other.span)))
  const minutes = Math.floor(totalMs(shared) / MINUTE_MS)
  const first = counted[0]?.one
  return first === undefined || minutes < 1 ? null : { minutes, first }
}

const countedMinutes = ({ id, minutes }: LedgerEntry, all: readonly LedgerEntry[]): number =>
  Math.max(
    0,
    all.filter(({ corrects }) => corrects === id).reduce((sum, one) => sum + one.minutes, minutes),
  )
