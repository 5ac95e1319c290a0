import { and, eq } from 'drizzle-orm'
import type { OwnCalendar, OwnCalendarRepository } from '#app/ports/repositories/calendar-repositories.ts'
import { ownCalendars } from '../../schema/calendars.ts'
import { mapRow } from '../map-row.ts'
import { toDateOrNull, toMsOrNull } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import type { Scope } from '../scope.ts'

export function drizzleOwnCalendarRepository(scope: Scope): OwnCalendarRepository {
  const rows = ownedRows(scope, 'own calendar', ownCalendars)
  const find = async (googleSubject: string): Promise<OwnCalendar | null> =>
    mapRow((await rows.list(eq(ownCalendars.googleSubject, googleSubject)))[0], toOwnCalendar)
  return {
    find,
    findOrAdd: async (calendar) => {
      await scope.db
        .insert(ownCalendars)
        .values({ ...fromOwnCalendar(calendar), userId: scope.userId })
        .onConflictDoNothing()
      const [row] = await scope.db
        .select()
        .from(ownCalendars)
        .where(
          and(eq(ownCalendars.userId, scope.userId), eq(ownCalendars.googleSubject, calendar.googleSubject)),
        )
        .for('update')
      return mapRow(row, toOwnCalendar) ?? calendar
    },
    save: (calendar) => rows.save(fromOwnCalendar(calendar)),
    remove: rows.remove,
  }
}

const toOwnCalendar = (row: typeof ownCalendars.$inferSelect): OwnCalendar => ({
  id: row.id,
  googleSubject: row.googleSubject,
  googleCalendarId: row.googleCalendarId,
  askedAtMs: toMsOrNull(row.askedAt),
})

const fromOwnCalendar = (calendar: OwnCalendar) => ({
  id: calendar.id,
  googleSubject: calendar.googleSubject,
  googleCalendarId: calendar.googleCalendarId,
  askedAt: toDateOrNull(calendar.askedAtMs),
})
