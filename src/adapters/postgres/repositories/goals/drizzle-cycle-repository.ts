import { eq, or, sql } from 'drizzle-orm'
import type { CycleRepository } from '#app/ports/repositories/goal-repositories.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import { cycles } from '../../schema/goals.ts'
import { ownedRows } from '../owned-rows.ts'
import type { Scope } from '../scope.ts'

export function drizzleCycleRepository(scope: Scope): CycleRepository {
  const rows = ownedRows(scope, 'cycle', cycles)
  return {
    find: async (id) => (await listSeen(scope)).find((cycle) => cycle.id === id) ?? null,
    list: () => listSeen(scope),
    save: ({ id, title, kind, startsOn, endsOn }) => rows.save({ id, title, kind, startsOn, endsOn }),
    remove: rows.remove,
  }
}

/** The person's own, and those that a workspace of theirs shares. */
async function listSeen({ db, userId }: Scope): Promise<Cycle[]> {
  const rows = await db
    .select()
    .from(cycles)
    .where(or(eq(cycles.userId, userId), sql`${cycles.workspaceId} in (select my_workspaces())`))
    .orderBy(cycles.startsOn, cycles.id)
  return rows.map(toCycle)
}

export const toCycle = ({ id, title, kind, startsOn, endsOn }: typeof cycles.$inferSelect): Cycle => ({
  id,
  title,
  kind,
  startsOn,
  endsOn,
})
