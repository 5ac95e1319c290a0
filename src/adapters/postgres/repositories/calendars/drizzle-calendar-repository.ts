import type { CalendarRepository } from '#app/ports/repositories/calendar-repositories.ts'
import { calendars, connections } from '../../schema/calendars.ts'
import { fromCalendar, toCalendar } from './calendar-row.ts'
import { mapRow } from '../map-row.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleCalendarRepository(scope: Scope): CalendarRepository {
  const rows = ownedRows(scope, 'calendar', calendars)
  return {
    find: async (id) => mapRow(await rows.find(id), toCalendar),
    list: async () => (await rows.list(undefined, calendars.id)).map(toCalendar),
    save: async (calendar) => {
      await requireOwned(scope, `save calendar ${calendar.id}`, [
        ['connection', connections, calendar.connectionId],
      ])
      await rows.save(fromCalendar(calendar))
    },
  }
}
