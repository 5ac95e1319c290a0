import type { ObjectiveRepository } from '#app/ports/repositories/goal-repositories.ts'
import { cycles, objectives } from '../schema/goals.ts'
import { mapRow } from './map-row.ts'
import { toDate } from './moments.ts'
import { fromObjective, toObjective } from './objective-row.ts'
import { ownedRows } from './owned-rows.ts'
import { requireOwned } from './require-owned.ts'
import type { Scope } from './scope.ts'

export function drizzleObjectiveRepository(scope: Scope): ObjectiveRepository {
  const rows = ownedRows(scope, 'objective', objectives)
  return {
    find: async (id) => mapRow(await rows.find(id), toObjective),
    list: async () => (await rows.list(undefined, objectives.createdAt, objectives.id)).map(toObjective),
    save: async (objective) => {
      await requireOwned(scope, `save objective ${objective.id}`, [
        ['cycle', cycles, objective.cycleId],
        ['parent objective', objectives, objective.parentId],
      ])
      await rows.save({ ...fromObjective(objective), createdAt: toDate(scope.now()) })
    },
    remove: rows.remove,
  }
}
