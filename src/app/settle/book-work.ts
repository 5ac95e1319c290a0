import type { Block } from '#core/blocks/block.ts'
import type { Evidence, LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { followTask } from './follow-task.ts'
import { goalOfItem } from './goal-of-item.ts'
import { noteReachedByWork } from './note-achievements.ts'
import { noteStreaks } from './note-streaks.ts'

export type Booking = {
  readonly minutes: number
  readonly workedAtMs: number
  readonly evidence: Evidence
  readonly note: string
  readonly nowMs: number
}

/**
 * Makes the ledger say that a block brought so many minutes: a first entry, or a correction of what it said before,
 * under the goal that it was booked on then. Answers whether the task's status followed.
 */
export async function bookBlock(
  repositories: Repositories,
  ids: IdSource,
  block: Block,
  booking: Booking,
): Promise<boolean> {
  const entries = await repositories.ledger.list({ blockId: block.id })
  const booked = entries.reduce((sum, entry) => sum + entry.minutes, 0)
  if (booked === booking.minutes) return false
  const first = entries.find((entry) => entry.corrects === null)
  return first === undefined
    ? addEntry(repositories, ids, await entryOfBlock(repositories, ids, block, booking))
    : addEntry(repositories, ids, correctionOf(first, booking.minutes - booked, ids.next(), booking))
}

async function entryOfBlock(
  repositories: Repositories,
  ids: IdSource,
  block: Block,
  { minutes, workedAtMs, evidence, note, nowMs }: Booking,
): Promise<LedgerEntry> {
  const item = {
    taskId: block.itemKind === 'task' ? block.itemId : null,
    habitId: block.itemKind === 'habit' ? block.itemId : null,
  }
  const goal = await goalOfItem(repositories, item)
  const base = { id: ids.next(), blockId: block.id, ...item, ...goal }
  return { ...base, minutes, workedAtMs, evidence, corrects: null, note, recordedAtMs: nowMs }
}

/** Entries are never changed: a correction adds the difference, booked where the first entry was. */
export const correctionOf = (
  first: LedgerEntry,
  difference: number,
  id: string,
  { evidence, note, nowMs }: Pick<Booking, 'evidence' | 'note' | 'nowMs'>,
): LedgerEntry => ({
  ...first,
  id,
  minutes: difference,
  evidence,
  corrects: first.id,
  note,
  recordedAtMs: nowMs,
})

/** Adds an entry, and lets its task and what has been achieved follow. */
export async function addEntry(
  repositories: Repositories,
  ids: IdSource,
  entry: LedgerEntry,
): Promise<boolean> {
  const { taskId, keyResultId, recordedAtMs } = entry
  const before = taskId === null ? 0 : await repositories.ledger.sumMinutes({ taskId })
  await repositories.ledger.add(entry)
  if (keyResultId !== null) await noteReachedByWork(repositories, ids, recordedAtMs, keyResultId)
  if (entry.habitId !== null) await noteStreaks(repositories, ids, recordedAtMs, entry.habitId)
  return followTask(repositories, taskId, before, recordedAtMs)
}
