import { type SQL, and, desc, eq, isNull } from 'drizzle-orm'
import type { AppliedRepair, RepairRepository } from '#app/ports/repositories/repair-repositories.ts'
import { appliedRepairs } from '../../schema/repairs.ts'
import { planVersions } from '../../schema/work.ts'
import { mapRow } from '../map-row.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleRepairRepository(scope: Scope): RepairRepository {
  const { db, userId } = scope
  const mine = eq(appliedRepairs.userId, userId)
  const newest = async (where: SQL) => {
    const [row] = await db
      .select()
      .from(appliedRepairs)
      .where(and(mine, where))
      .orderBy(desc(appliedRepairs.appliedAt), desc(appliedRepairs.id))
      .limit(1)
    return mapRow(row, toRepair)
  }
  return {
    add: async (repair) => {
      await requireOwned(scope, `add repair ${repair.id}`, [
        ['plan version', planVersions, repair.planVersionId],
      ])
      await db.insert(appliedRepairs).values({ ...fromRepair(repair), userId })
    },
    find: (id) => newest(eq(appliedRepairs.id, id)),
    latestStanding: () => newest(isNull(appliedRepairs.undoneAt)),
    setUndone: async (id, undoneAtMs) => {
      await db
        .update(appliedRepairs)
        .set({ undoneAt: toDate(undoneAtMs) })
        .where(and(mine, eq(appliedRepairs.id, id)))
    },
  }
}

const toRepair = (row: typeof appliedRepairs.$inferSelect): AppliedRepair => ({
  id: row.id,
  planVersionId: row.planVersionId,
  changes: row.changes,
  edits: row.edits,
  sentence: row.sentence,
  appliedAtMs: toMs(row.appliedAt),
  undoneAtMs: toMsOrNull(row.undoneAt),
})

const fromRepair = ({ appliedAtMs, undoneAtMs, ...repair }: AppliedRepair) => ({
  ...repair,
  appliedAt: toDate(appliedAtMs),
  undoneAt: toDateOrNull(undoneAtMs),
})
