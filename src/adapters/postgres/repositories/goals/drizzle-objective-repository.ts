import { and, eq, sql } from 'drizzle-orm'
import type { ObjectiveRepository } from '#app/ports/repositories/goal-repositories.ts'
import type { Objective } from '#core/goals/objective.ts'
import { cycles, objectives } from '../../schema/goals.ts'
import { mapRow } from '../map-row.ts'
import { toDate } from '../moments.ts'
import { fromObjective, toObjective } from './objective-row.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleObjectiveRepository(scope: Scope): ObjectiveRepository {
  const rows = ownedRows(scope, 'objective', objectives)
  return {
    find: async (id) => mapRow(await rows.find(id), toObjective),
    list: async () => (await rows.list(undefined, objectives.createdAt, objectives.id)).map(toObjective),
    save: async (objective) => {
      const before = await rows.find(objective.id)
      await requireOwned(scope, `save objective ${objective.id}`, [
        ['shared cycle', cycles, unlessSame(objective.cycleId, before?.cycleId)],
        ['shared objective', objectives, unlessSame(objective.parentId, before?.parentId)],
      ])
      if (!(await change(scope, objective)))
        await rows.save({ ...fromObjective(objective), createdAt: toDate(scope.now()) })
      if (objective.visibility === 'workspace') await bringIn(scope, objective.id)
    },
    remove: rows.remove,
  }
}

/** What stays as it was may have been hidden from the person since. */
const unlessSame = (to: string | null, from: string | null | undefined): string | null =>
  to === from ? null : to

/** Apart from adding one: a colleague may change what is there, and adds nothing in the name of its keeper. */
async function change({ db, userId }: Scope, objective: Objective): Promise<boolean> {
  const { id, ...row } = fromObjective(objective)
  const changed = await db
    .update(objectives)
    .set(row)
    .where(and(eq(objectives.id, id), eq(objectives.userId, userId)))
    .returning({ id: objectives.id })
  return changed.length > 0
}

/** What is meant for the workspace comes into the current one, unless the person only reads there. */
async function bringIn({ db, userId }: Scope, objectiveId: string): Promise<void> {
  await db.execute(sql`update objectives set workspace_id = m.workspace_id
    from workspace_members m join users u on u.id = m.user_id
    where objectives.id = ${objectiveId} and objectives.user_id = ${userId} and objectives.workspace_id is null
      and m.user_id = ${userId} and m.left_at is null and m.role <> 'viewer' and m.workspace_id = u.current_workspace_id`)
}
