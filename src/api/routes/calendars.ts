import * as calendars from '#contracts/http/calendar-routes.ts'
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
  register(calendars.refreshCalendars, (_, { userId }) => app.refreshCalendars(userId))
}
