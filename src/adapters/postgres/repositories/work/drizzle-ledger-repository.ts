import { type SQL, and, desc, eq, gte, inArray, isNotNull, lt, sql, sum } from 'drizzle-orm'
import type {
  LedgerFilter,
  LedgerRepository,
  LedgerSubject,
} from '#app/ports/repositories/work-repositories.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import { habits, keyResults, objectives } from '../../schema/goals.ts'
import { blocks, ledgerEntries, tasks } from '../../schema/work.ts'
import { fromLedgerEntry, toLedgerEntry } from './ledger-row.ts'
import { toDate } from '../moments.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleLedgerRepository(scope: Scope): LedgerRepository {
  const { db, userId } = scope
  const mine = (where: SQL | undefined): SQL | undefined => and(eq(ledgerEntries.userId, userId), where)
  const select = (where: SQL | undefined) =>
    db
      .select()
      .from(ledgerEntries)
      .where(mine(where))
      .orderBy(desc(ledgerEntries.workedAt), desc(ledgerEntries.id))

  return {
    add: async (entry) => {
      await requireReferences(scope, entry)
      await db.insert(ledgerEntries).values({ ...fromLedgerEntry(entry), userId })
    },
    find: async (id) => (await select(eq(ledgerEntries.id, id))).map(toLedgerEntry)[0] ?? null,
    page: async (filter, before, limit) => {
      const rows = await select(
        and(matches(filter), before === null ? undefined : olderThan(scope, before)),
      ).limit(limit)
      return rows.map(toLedgerEntry)
    },
    list: async (filter) => (await select(matches(filter))).map(toLedgerEntry),
    sumMinutes: async (filter) => {
      const [row] = await db
        .select({ minutes: sum(ledgerEntries.minutes) })
        .from(ledgerEntries)
        .where(mine(matches(filter)))
      return Number(row?.minutes ?? 0)
    },
    sumMinutesBy: (subject, filter) =>
      sumBy(scope, subject, and(isNotNull(ledgerEntries[subject]), matches(filter))),
    sumMinutesOf: (subject, ids, filter = {}) =>
      sumBy(scope, subject, and(inArray(ledgerEntries[subject], [...ids]), matches(filter))),
  }
}

async function sumBy({ db, userId }: Scope, subject: LedgerSubject, where: SQL | undefined) {
  const column = ledgerEntries[subject]
  const rows = await db
    .select({ id: column, minutes: sum(ledgerEntries.minutes) })
    .from(ledgerEntries)
    .where(and(eq(ledgerEntries.userId, userId), where))
    .groupBy(column)
  return new Map(rows.map(({ id, minutes }) => [id ?? '', Number(minutes)]))
}

/** [fromMs, toMs) is about when the work was done. */
const matches = (filter: LedgerFilter): SQL | undefined =>
  and(
    equals(ledgerEntries.objectiveId, filter.objectiveId),
    equals(ledgerEntries.keyResultId, filter.keyResultId),
    equals(ledgerEntries.taskId, filter.taskId),
    equals(ledgerEntries.habitId, filter.habitId),
    equals(ledgerEntries.blockId, filter.blockId),
    filter.fromMs === undefined ? undefined : gte(ledgerEntries.workedAt, toDate(filter.fromMs)),
    filter.toMs === undefined ? undefined : lt(ledgerEntries.workedAt, toDate(filter.toMs)),
  )

type ReferenceColumn = (typeof ledgerEntries)[
  | 'objectiveId'
  | 'keyResultId'
  | 'taskId'
  | 'habitId'
  | 'blockId']
const equals = (column: ReferenceColumn, id: string | undefined): SQL | undefined =>
  id === undefined ? undefined : eq(column, id)

/** The moment is compared inside Postgres, to the microsecond; a cursor of somebody else's entry gives nothing. */
const olderThan = (
  { userId }: Scope,
  id: string,
): SQL => sql`(${ledgerEntries.workedAt}, ${ledgerEntries.id}) < (
  select cursor.worked_at, cursor.id from ${ledgerEntries} cursor where cursor.id = ${id} and cursor.user_id = ${userId})`

const requireReferences = (scope: Scope, entry: LedgerEntry): Promise<void> =>
  requireOwned(scope, `add ledger entry ${entry.id}`, [
    ['block', blocks, entry.blockId],
    ['task', tasks, entry.taskId],
    ['habit', habits, entry.habitId],
    ['shared key result', keyResults, entry.keyResultId],
    ['shared objective', objectives, entry.objectiveId],
    ['entry to correct', ledgerEntries, entry.corrects],
  ])
