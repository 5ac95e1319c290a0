import type { Repositories } from '#app/ports/unit-of-work.ts'
import type { CalendarEvent, EventTime } from '#core/calendar/calendar-event.ts'
import { sorted } from './table.ts'
import type { Tables } from './tables.ts'

type Calendars = Pick<
  Repositories,
  'connections' | 'calendars' | 'channels' | 'ownCalendars' | 'callBudgets' | 'events' | 'listings'
>

/** Accounts, calendars, and the mirror of what lies in them. */
export const calendarRepositories = (tables: Tables, now: () => number): Calendars => ({
  connections: connections(tables),
  calendars: {
    find: async (id) => tables.calendars.get(id),
    list: async () => sorted(tables.calendars.all(), (one) => one.id),
    save: async (calendar) => tables.calendars.set(calendar.id, calendar),
  },
  channels: channels(tables),
  ownCalendars: ownCalendars(tables),
  callBudgets: callBudgets(tables, now),
  events: events(tables),
  listings: listings(tables),
})

const connections = (tables: Tables): Repositories['connections'] => ({
  find: async (id) => tables.connections.get(id),
  findForUpdate: async (id) => tables.connections.get(id),
  list: async () =>
    sorted(
      tables.connections.all(),
      (one) => one.createdAtMs,
      (one) => one.id,
    ),
  save: async (connection) => tables.connections.set(connection.id, connection),
  remove: async (id) => {
    const gone = new Set(tables.calendars.where((one) => one.connectionId === id).map((one) => one.id))
    tables.connections.delete(id)
    tables.calendars.deleteWhere((one) => gone.has(one.id))
    tables.channels.deleteWhere((one) => one.connectionId === id)
    tables.events.deleteWhere((one) => gone.has(one.calendarId))
    tables.listingPages.deleteWhere((one) => gone.has(one.calendarId))
    tables.publishedEvents.deleteWhere((one) => gone.has(one.calendarId))
    tables.callBudgets.deleteWhere((one) => one.connectionId === id)
  },
})

const channels = ({ channels }: Tables): Repositories['channels'] => ({
  listFor: async (calendarId) =>
    sorted(
      channels.where((one) => one.calendarId === calendarId),
      (one) => one.createdAtMs,
      (one) => one.id,
    ),
  listOfConnection: async (connectionId) =>
    sorted(
      channels.where((one) => one.connectionId === connectionId),
      (one) => one.createdAtMs,
      (one) => one.id,
    ),
  prune: async (beforeMs) =>
    channels.deleteWhere((one) => one.state === 'stopped' && one.createdAtMs < beforeMs),
  save: async (channel) => channels.set(channel.id, channel),
})

const ownCalendars = ({ ownCalendars }: Tables): Repositories['ownCalendars'] => {
  const find = (subject: string) => ownCalendars.where((one) => one.googleSubject === subject)[0] ?? null
  return {
    find: async (subject) => find(subject),
    findOrAdd: async (calendar) => {
      const standing = find(calendar.googleSubject)
      if (standing === null) ownCalendars.set(calendar.id, calendar)
      return standing ?? calendar
    },
    save: async (calendar) => ownCalendars.set(calendar.id, calendar),
    remove: async (id) => ownCalendars.delete(id),
  }
}

const callBudgets = ({ callBudgets }: Tables, now: () => number): Repositories['callBudgets'] => {
  return {
    find: async (connectionId, subject) => callBudgets.get(keyOf(connectionId, subject)),
    hold: async (fresh) => {
      const key = keyOf(fresh.connectionId, fresh.subject)
      if (callBudgets.get(key) === null) callBudgets.set(key, fresh)
      return callBudgets.get(key) ?? fresh
    },
    save: async (row) => callBudgets.set(keyOf(row.connectionId, row.subject), row),
    now: async () => now(),
  }
}

const listings = ({ listingPages }: Tables): Repositories['listings'] => ({
  pagesOf: async (calendarId) =>
    sorted(
      listingPages.where((one) => one.calendarId === calendarId),
      (one) => one.number,
    ),
  keep: async (page) => listingPages.set(keyOf(page.calendarId, String(page.number)), page),
  forget: async (calendarId) => listingPages.deleteWhere((one) => one.calendarId === calendarId),
})

const keyOf = (parent: string, id: string): string => `${parent} ${id}`

const ordered = (list: readonly CalendarEvent[]): readonly CalendarEvent[] =>
  sorted(
    list,
    (one) => one.calendarId,
    (one) => one.eventId,
  )

function events({ events }: Tables): Repositories['events'] {
  const upsert = (list: readonly CalendarEvent[]): void => {
    for (const event of list) events.set(keyOf(event.calendarId, event.eventId), event)
  }
  return {
    upsert: async (list) => upsert(list),
    remove: async (calendarId, ids) => {
      for (const id of ids) events.delete(keyOf(calendarId, id))
    },
    replaceAll: async (calendarId, list) => {
      events.deleteWhere((one) => one.calendarId === calendarId)
      upsert(list)
    },
    find: async (calendarId, id) => events.get(keyOf(calendarId, id)),
    findMany: async (calendarId, ids) =>
      ordered(ids.map((id) => events.get(keyOf(calendarId, id))).filter((one) => one !== null)),
    listAround: async (fromMs, toMs) => ordered(events.where((one) => isAround(one, fromMs, toMs))),
    countByCalendar: async () =>
      new Map([...Map.groupBy(events.all(), (one) => one.calendarId)].map(([id, list]) => [id, list.length])),
  }
}

const FLOAT_MS = 14 * 3_600_000

const isAround = (
  { recurrence, seriesId, start, end }: CalendarEvent,
  fromMs: number,
  toMs: number,
): boolean =>
  recurrence.length > 0 ||
  seriesId !== null ||
  (start !== null && end !== null && earliest(start) < toMs && latest(end) > fromMs)

const earliest = (time: EventTime): number =>
  time.kind === 'instant' ? time.atMs : Date.parse(time.date) - FLOAT_MS
const latest = (time: EventTime): number =>
  time.kind === 'instant' ? time.atMs : Date.parse(time.date) + FLOAT_MS
