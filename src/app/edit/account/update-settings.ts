import type { RouteRequest } from '#contracts/http/route.ts'
import type { updateSettings } from '#contracts/http/settings-routes.ts'
import type { Person } from '#core/people/person.ts'
import { changesPlanning } from '#core/people/settings.ts'
import { NOTICES } from '../../ports/repositories/person-repositories.ts'
import { definedOnly } from '../defined-only.ts'
import type { EditDependencies } from '../dependencies.ts'

type SettingsChange = RouteRequest<typeof updateSettings>['body']

/** Zone, days off, trips and planning settings; what hangs on them is looked at again. */
export function createUpdateSettings({ unitOfWork }: EditDependencies) {
  return (userId: string, change: SettingsChange): Promise<Person> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const person = await repositories.person.get()
      const next: Person = {
        ...person,
        name: change.name ?? person.name,
        timeZone: change.timeZone ?? person.timeZone,
        daysOff: [...new Set(change.daysOff ?? person.daysOff)].toSorted(),
        trips: (change.trips ?? person.trips).toSorted((a, b) => (a.from < b.from ? -1 : 1)),
        settings: { ...person.settings, ...definedOnly(change.settings ?? {}) },
      }
      await repositories.person.save(next)
      if (concernsPlanning(change))
        for (const family of ['unfold', 'plan', 'publish', 'settle'] as const)
          await repositories.wakes.request(family)
      // Quiet hours and the digest go by the person's clock.
      if (change.timeZone !== undefined || change.trips !== undefined)
        await repositories.wakes.request('settle', NOTICES)
      await repositories.announce('settings')
      return next
    })
}

/** How times are written is nothing to plan anew for. */
const concernsPlanning = ({ name: _name, settings, ...others }: SettingsChange): boolean =>
  Object.keys(others).length > 0 || changesPlanning(Object.keys(settings ?? {}))
