import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { ledgerEntries } from '../../schema/work.ts'
import { toDate, toMs } from '../moments.ts'

export const toLedgerEntry = (row: typeof ledgerEntries.$inferSelect): LedgerEntry => ({
  id: row.id,
  blockId: row.blockId,
  taskId: row.taskId,
  habitId: row.habitId,
  keyResultId: row.keyResultId,
  objectiveId: row.objectiveId,
  minutes: row.minutes,
  workedAtMs: toMs(row.workedAt),
  evidence: row.evidence,
  corrects: row.corrects,
  note: row.note,
  recordedAtMs: toMs(row.recordedAt),
})

export const fromLedgerEntry = (entry: LedgerEntry) => ({
  id: entry.id,
  blockId: entry.blockId,
  taskId: entry.taskId,
  habitId: entry.habitId,
  keyResultId: entry.keyResultId,
  objectiveId: entry.objectiveId,
  minutes: entry.minutes,
  workedAt: toDate(entry.workedAtMs),
  evidence: entry.evidence,
  corrects: entry.corrects,
  note: entry.note,
  recordedAt: toDate(entry.recordedAtMs),
})
