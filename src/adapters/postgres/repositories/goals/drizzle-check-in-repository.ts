import { and, eq, getTableColumns, sql } from 'drizzle-orm'
import type { CheckInRepository } from '#app/ports/repositories/goal-repositories.ts'
import type { CheckIn } from '#core/goals/key-result.ts'
import { checkIns, keyResults } from '../../schema/goals.ts'
import { toDate, toMs } from '../moments.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleCheckInRepository(scope: Scope): CheckInRepository {
  const { db, userId } = scope
  return {
    add: async ({ atMs, ...checkIn }) => {
      await requireOwned(scope, `add check-in ${checkIn.id}`, [
        ['key result', keyResults, checkIn.keyResultId],
      ])
      await db.insert(checkIns).values({ ...checkIn, userId, at: toDate(atMs) })
    },
    listFor: async (keyResultId) => {
      const rows = await db
        .select()
        .from(checkIns)
        .where(and(eq(checkIns.userId, userId), eq(checkIns.keyResultId, keyResultId)))
        .orderBy(checkIns.at, checkIns.id)
      return rows.map(toCheckIn)
    },
    listLatest: async (count) => {
      const rank = sql<number>`row_number() over (partition by ${checkIns.keyResultId} order by ${checkIns.at} desc, ${checkIns.id} desc)`
      const ranked = db
        .select({ ...getTableColumns(checkIns), rank: rank.as('rank') })
        .from(checkIns)
        .where(eq(checkIns.userId, userId))
        .as('ranked')
      const rows = await db
        .select()
        .from(ranked)
        .where(sql`${ranked.rank} <= ${count}`)
        .orderBy(ranked.at, ranked.id)
      return rows.map(toCheckIn)
    },
  }
}

export const toCheckIn = (row: typeof checkIns.$inferSelect): CheckIn => ({
  id: row.id,
  keyResultId: row.keyResultId,
  value: row.value,
  confidence: row.confidence,
  note: row.note,
  atMs: toMs(row.at),
  ...(row.byUserId === null ? {} : { byUserId: row.byUserId }),
})
