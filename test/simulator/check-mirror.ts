import type { Calendar } from '#app/ports/repositories/calendar-repositories.ts'
import type { CalendarEvent, EventTime } from '#core/calendar/calendar-event.ts'
import type { StoredEvent } from '../../src/demo/google-emulator/core/state.ts'
import type { Held } from './checks.ts'
import type { Scene } from './scene.ts'

type Events = ReadonlyMap<string, StoredEvent>

/** R2: the mirror is what Google has, as far as a first reading reaches back. */
export const checkMirror = (scene: Scene, held: Held, fromMs: number): readonly string[] =>
  held.calendars
    .filter((one) => one.state === 'readable')
    .flatMap((calendar) => compare(scene, calendar, held.mirror, fromMs))

function compare(
  { world }: Scene,
  calendar: Calendar,
  mirror: readonly CalendarEvent[],
  fromMs: number,
): readonly string[] {
  const there = eventsOf(world.google.store.state.calendars.get(calendar.googleCalendarId)?.events)
  const held = new Map(
    mirror.filter((one) => one.calendarId === calendar.id).map((one) => [one.eventId, one]),
  )
  const missing = [...there.values()]
    .filter((event) => isExpected(event, there, fromMs))
    .flatMap((event) => differenceOf(event, held.get(event.id)))
  const needless = [...held.values()]
    .filter((one) => !there.has(one.eventId) && one.status !== 'cancelled')
    .map((one) => `R2: ${one.eventId} is mirrored, but gone in Google`)
  return [...missing, ...needless].map((fault) => `${fault} (${calendar.title})`)
}

/** A deleted exception stays: it takes its series' instance away. */
const eventsOf = (events: Events | undefined): Events =>
  new Map([...(events ?? [])].filter(([, one]) => isStanding(one) || one.recurringEventId !== undefined))

const isStanding = ({ body }: StoredEvent): boolean => body.status !== 'cancelled'

function isExpected({ body, recurringEventId }: StoredEvent, there: Events, fromMs: number): boolean {
  const rule = (body.recurrence ?? []).join()
  // A series that ends may have ended before; what is left of it is seen where the two are unfolded.
  const lastMs = /COUNT|UNTIL/.test(rule) ? msOf(body.start) : rule === '' ? msOf(body.end) : Infinity
  return lastMs > fromMs && (recurringEventId === undefined || there.has(recurringEventId))
}

/** A bare tombstone has no time; it counts. */
const msOf = (time: StoredEvent['body']['end']): number => {
  const ms = Date.parse(time?.dateTime ?? time?.date ?? '')
  return Number.isNaN(ms) ? Infinity : ms
}

function differenceOf(event: StoredEvent, held: CalendarEvent | undefined): readonly string[] {
  if (held === undefined) return [`R2: ${event.id} is not mirrored`]
  if ((held.status !== 'cancelled') !== isStanding(event))
    return [`R2: ${event.id} is mirrored as ${held.status}`]
  if (!isStanding(event) || isSameVersion(event, held)) return []
  return [`R2: ${event.id} is mirrored in an older version`]
}

function isSameVersion({ body }: StoredEvent, held: CalendarEvent): boolean {
  return (
    isSameTime(body.start, held.start) &&
    isSameTime(body.end, held.end) &&
    held.title === (body.summary ?? null) &&
    held.isTransparent === (body.transparency === 'transparent') &&
    held.recurrence.join('\n') === (body.recurrence ?? []).join('\n')
  )
}

const isSameTime = (there: StoredEvent['body']['start'], held: EventTime | null): boolean =>
  held?.kind === 'date'
    ? held.date === there?.date
    : there?.dateTime !== undefined && held?.atMs === Date.parse(there.dateTime)
