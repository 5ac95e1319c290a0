import { z } from 'zod'
import type { Emulator } from '../context.ts'
import { listCalendars } from '../core/calendars/calendar-list.ts'
import { isoDate, wallToMs } from '../core/events/event-time.ts'
import { parseEventsQuery } from '../core/events/event-query.ts'
import { personOf } from '../core/access.ts'
import { listEvents } from '../core/events/list-events.ts'
import type { Actor } from '../core/scopes.ts'
import type { Person } from '../core/state.ts'
import type { Store } from '../core/store.ts'
import { DateTime } from 'luxon'

const weekQuery = z.object({
  person: z.email(),
  /** First day shown; left out = Monday of the current week, or today for views of less than a week. */
  from: z.iso.date().optional(),
  days: z.coerce.number().int().min(1).max(7).default(7),
  /** Milliseconds by which the clock of the reader is ahead of the emulator's. */
  ahead: z.coerce.number().int().default(0),
})

function firstDay({ timeZone }: Person, nowMs: number, days: number): string {
  const today = DateTime.fromMillis(nowMs, { zone: timeZone })
  return (days === 7 ? today.startOf('week') : today).toFormat('yyyy-MM-dd')
}

function eventsOf(
  store: Store,
  actor: Actor,
  calendarId: string,
  fromMs: number,
  toMs: number,
  timeZone: string,
): object[] {
  const query = parseEventsQuery({
    singleEvents: 'true',
    timeMin: new Date(fromMs).toISOString(),
    timeMax: new Date(toMs).toISOString(),
    timeZone,
    maxResults: '2500',
  })
  return listEvents(store, actor, { calendarId, query }).items.map((event) => ({ ...event, calendarId }))
}

/** One person's calendars and expanded events for a few days, as the page draws them. */
export function weekView({ store }: Emulator, raw: unknown): Record<string, unknown> {
  const { person: email, from, days, ahead } = weekQuery.parse(raw)
  const person = personOf(store, email)
  const actor: Actor = { email, clientId: null, scopes: null }
  const nowMs = store.now() + ahead
  const first = from ?? firstDay(person, nowMs, days)
  const noon = Date.parse(`${first}T12:00:00Z`)
  const dates = Array.from({ length: days + 1 }, (_, index) => isoDate(noon + index * 86_400_000))
  const fromMs = wallToMs(dates[0] ?? first, person.timeZone)
  const toMs = wallToMs(dates.at(-1) ?? first, person.timeZone)
  const calendars = listCalendars(store, actor, {})['items'] as { id: string }[]
  return {
    seq: store.state.seq,
    now: DateTime.fromMillis(nowMs, { zone: person.timeZone }).toFormat("yyyy-MM-dd'T'HH:mm"),
    person,
    dates: dates.slice(0, days),
    calendars,
    events: calendars.flatMap(({ id }) => eventsOf(store, actor, id, fromMs, toMs, person.timeZone)),
  }
}
