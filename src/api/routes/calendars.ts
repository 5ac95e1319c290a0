import * as calendars from '#contracts/http/calendar-routes.ts'
import * as sync from '#contracts/http/sync-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function calendarRoutes(register: Register, app: UseCases): void {
  register(calendars.listCalendars, (_, { userId }) => app.listCalendars(userId))
  register(calendars.updateCalendar, ({ params, body }, { userId }) =>
    app.chooseCalendar(userId, params.id, body),
  )
  register(calendars.disconnectAccount, ({ params, query }, { userId }) =>
    app.disconnectAccount(userId, params.id, { removeBlocks: query.removeBlocks === 'true' }),
  )
  register(sync.readSync, (_, { userId }) => app.readSync(userId))
  register(sync.readSyncJournal, (_, { userId }) => app.readSyncJournal(userId))
  register(calendars.refreshCalendars, (_, { userId }) => app.refreshCalendars(userId))
}
