import type { HoursRepository } from '#app/ports/repositories/person-repositories.ts'
import type { HoursProfile } from '#core/people/hours-profile.ts'
import { hoursProfiles } from '../../schema/people.ts'
import { mapRow } from '../map-row.ts'
import { ownedRows } from '../owned-rows.ts'
import type { Scope } from '../scope.ts'

export function drizzleHoursRepository(scope: Scope): HoursRepository {
  const rows = ownedRows(scope, 'hours profile', hoursProfiles)
  return {
    find: async (id) => mapRow(await rows.find(id), toProfile),
    list: async () => (await rows.list(undefined, hoursProfiles.id)).map(toProfile),
    save: ({ id, name, ranges }) => rows.save({ id, name, ranges: [...ranges] }),
    remove: rows.remove,
  }
}

const toProfile = ({ id, name, ranges }: typeof hoursProfiles.$inferSelect): HoursProfile => ({
  id,
  name,
  ranges,
})
