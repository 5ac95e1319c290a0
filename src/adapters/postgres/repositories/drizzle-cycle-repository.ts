import type { CycleRepository } from '#app/ports/repositories/goal-repositories.ts'
import type { Cycle } from '#core/goals/cycle.ts'
import { cycles } from '../schema/goals.ts'
import { mapRow } from './map-row.ts'
import { ownedRows } from './owned-rows.ts'
import type { Scope } from './scope.ts'

export function drizzleCycleRepository(scope: Scope): CycleRepository {
  const rows = ownedRows(scope, 'cycle', cycles)
  return {
    find: async (id) => mapRow(await rows.find(id), toCycle),
    list: async () => (await rows.list(undefined, cycles.startsOn, cycles.id)).map(toCycle),
    save: ({ id, title, kind, startsOn, endsOn }) => rows.save({ id, title, kind, startsOn, endsOn }),
    remove: rows.remove,
  }
}

const toCycle = ({ id, title, kind, startsOn, endsOn }: typeof cycles.$inferSelect): Cycle => ({
  id,
  title,
  kind,
  startsOn,
  endsOn,
})
