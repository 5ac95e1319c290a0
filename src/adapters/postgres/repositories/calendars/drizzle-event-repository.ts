import { type SQL, and, count, eq, inArray } from 'drizzle-orm'
import type { EventRepository } from '#app/ports/repositories/calendar-repositories.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { calendars, events } from '../../schema/calendars.ts'
import { fromEvent, toEvent } from './event-row.ts'
import { overlapsOrRecurs } from './event-window.ts'
import { excludedColumns } from '../excluded.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleEventRepository(scope: Scope): EventRepository {
  const { db, userId } = scope
  const mine = (where: SQL | undefined): SQL | undefined => and(eq(events.userId, userId), where)
  const listWhere = async (where: SQL | undefined): Promise<readonly CalendarEvent[]> => {
    const rows = await db.select().from(events).where(mine(where)).orderBy(events.calendarId, events.eventId)
    return rows.map(toEvent)
  }

  return {
    upsert: (list) => upsert(scope, list),
    remove: async (calendarId, eventIds) => {
      await db.delete(events).where(mine(inCalendar(calendarId, eventIds)))
    },
    replaceAll: async (calendarId, list) => {
      await requireOwned(scope, `replace the events of calendar ${calendarId}`, [
        ['calendar', calendars, calendarId],
      ])
      refuseStrays(calendarId, list)
      await db.delete(events).where(mine(eq(events.calendarId, calendarId)))
      await upsert(scope, list)
    },
    find: async (calendarId, eventId) => (await listWhere(inCalendar(calendarId, [eventId])))[0] ?? null,
    findMany: (calendarId, eventIds) => listWhere(inCalendar(calendarId, eventIds)),
    listAround: (fromMs, toMs) => listWhere(overlapsOrRecurs(fromMs, toMs)),
    countByCalendar: async () => {
      const rows = await db
        .select({ calendarId: events.calendarId, events: count() })
        .from(events)
        .where(mine(undefined))
        .groupBy(events.calendarId)
      return new Map(rows.map((row) => [row.calendarId, row.events]))
    },
  }
}

const inCalendar = (calendarId: string, eventIds: readonly string[]): SQL | undefined =>
  and(eq(events.calendarId, calendarId), inArray(events.eventId, [...eventIds]))

/** 26 parameters a row; Postgres takes 65,535 in one statement. */
const ROWS_PER_STATEMENT = 1000

async function upsert(scope: Scope, list: readonly CalendarEvent[]): Promise<void> {
  const { db, userId } = scope
  const calendarIds = list.map((event) => event.calendarId)
  await requireOwned(scope, 'write events', [['calendar', calendars, ...calendarIds]])
  const rows = newestOfEach(list).map((event) => fromEvent(event, userId))
  for (let from = 0; from < rows.length; from += ROWS_PER_STATEMENT) {
    await db
      .insert(events)
      .values(rows.slice(from, from + ROWS_PER_STATEMENT))
      .onConflictDoUpdate({
        target: [events.calendarId, events.eventId],
        set: excludedColumns(events, ['calendarId', 'eventId', 'userId']),
        setWhere: eq(events.userId, userId),
      })
  }
}

/** A listing may name an event twice, when it changed between two pages; the last word counts. */
function newestOfEach(list: readonly CalendarEvent[]): readonly CalendarEvent[] {
  return [...new Map(list.map((event) => [`${event.calendarId} ${event.eventId}`, event])).values()]
}

function refuseStrays(calendarId: string, list: readonly CalendarEvent[]): void {
  const stray = list.find((event) => event.calendarId !== calendarId)
  if (stray === undefined) return
  throw new Error(
    `Cannot replace calendar ${calendarId}: event ${stray.eventId} belongs to ${stray.calendarId}.`,
  )
}
