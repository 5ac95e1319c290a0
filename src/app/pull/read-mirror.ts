import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { Listing } from './read-listing.ts'

/** What we hold of one calendar. */
export type Held = {
  readonly mirrored: readonly CalendarEvent[]
  /** Our events that Google confirmed. */
  readonly live: readonly { readonly eventId: string; readonly endMs: number }[]
}

const ALL_TIME_MS = 8_000_000_000_000
const IDS_AT_ONCE = 1000

/** All that is mirrored of a calendar. Long for most of them: read it only where the whole is in question. */
export async function readMirror(mine: Repositories, calendarId: string): Promise<readonly CalendarEvent[]> {
  const all = await mine.events.listAround(0, ALL_TIME_MS)
  return all.filter((event) => event.calendarId === calendarId)
}

/** What is mirrored of the events that a listing names. */
export async function readNamed(
  mine: Repositories,
  calendarId: string,
  { events }: Listing,
): Promise<readonly CalendarEvent[]> {
  const found: CalendarEvent[] = []
  for (const ids of idsAtOnce(events)) found.push(...(await mine.events.findMany(calendarId, ids)))
  return found
}

/** Ids of events, as many at a time as one query takes. */
export function* idsAtOnce(events: readonly { readonly eventId: string }[]): Generator<string[]> {
  for (let from = 0; from < events.length; from += IDS_AT_ONCE)
    yield events.slice(from, from + IDS_AT_ONCE).map(({ eventId }) => eventId)
}

export async function readHeld(mine: Repositories, calendarId: string): Promise<Held> {
  const standing = await mine.publishedEvents.listStanding()
  return {
    mirrored: await readMirror(mine, calendarId),
    live: standing
      .filter((one) => one.calendarId === calendarId && one.state === 'live')
      .map(({ eventId, synced }) => ({ eventId, endMs: synced?.endMs ?? 0 })),
  }
}
