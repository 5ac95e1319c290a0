import { DAY_MS } from '#core/time/interval.ts'
import type { CalendarGateway, RemoteEvent } from '../ports/calendar-gateway.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'

/** One calendar being read, as it was when the reading began. */
export type Reading = {
  readonly gateway: CalendarGateway
  readonly calendar: Calendar
  readonly nowMs: number
}

/** All pages of one listing: what changed since the calendar's sync token, or the whole calendar. */
export type Listing = {
  readonly kind: 'changes' | 'whole'
  readonly events: readonly RemoteEvent[]
  /** Null: there is nothing that a later reading could go on from. */
  readonly nextSyncToken: string | null
  /** Parameters of the request; Google wants the same ones with every page and sync token that follows. */
  readonly parameters: Readonly<Record<string, unknown>>
  /** A whole listing leaves out what ended before. */
  readonly fromMs: number
}

/** How far a listing has come: what all pages before told, and where the next one begins. */
export type Halfway = {
  /** Null: the listing has not begun. */
  readonly fromMs: number | null
  readonly events: readonly RemoteEvent[]
  readonly pages: number
  readonly nextPageToken: string | null
}

/** A page that is not the last: what it holds, and how many events there are so far. */
export type PageRead = {
  readonly number: number
  readonly fromMs: number
  readonly events: readonly RemoteEvent[]
  readonly nextPageToken: string | null
  readonly readEvents: number
}

const WINDOW_MS = 30 * DAY_MS

/** A sync token is good for the parameters of the listing that gave it, and for no others. */
export const hasUsableToken = (calendar: Calendar, gateway: CalendarGateway): boolean =>
  calendar.syncToken !== null && sameParameters(calendar.syncParameters, gateway.syncParameters)

export const readChanges = (
  gateway: CalendarGateway,
  calendar: Calendar,
  syncToken: string,
): Promise<Listing> => readPages(gateway, calendar, { syncToken }, { kind: 'changes', fromMs: 0 })

/** Reads the calendar anew, from thirty days ago on or from where a reading was left; tells of each page but the last. */
export function readWhole(
  { gateway, calendar, nowMs }: Reading,
  halfway: Halfway = atTheStart,
  onPage?: (page: PageRead) => Promise<void>,
): Promise<Listing> {
  const fromMs = halfway.fromMs ?? nowMs - WINDOW_MS
  return readPages(gateway, calendar, { timeMinMs: fromMs }, { kind: 'whole', fromMs }, halfway, onPage)
}

async function readPages(
  gateway: CalendarGateway,
  { googleCalendarId }: Calendar,
  start: { readonly syncToken: string } | { readonly timeMinMs: number },
  listing: Pick<Listing, 'kind' | 'fromMs'>,
  halfway: Halfway = atTheStart,
  onPage: (page: PageRead) => Promise<void> = () => Promise.resolve(),
): Promise<Listing> {
  const found = new Map(halfway.events.map((event) => [event.eventId, event]))
  let cursor = cursorAt(halfway.nextPageToken)
  for (let number = halfway.pages + 1; ; number += 1) {
    const page = await gateway.listEvents(googleCalendarId, { ...start, ...cursor })
    const { events, nextPageToken, nextSyncToken } = page
    for (const event of events) found.set(event.eventId, event)
    if (nextSyncToken !== null) {
      return { ...listing, events: [...found.values()], nextSyncToken, parameters: gateway.syncParameters }
    }
    await onPage({ number, fromMs: listing.fromMs, events, nextPageToken, readEvents: found.size })
    cursor = cursorAt(nextPageToken)
  }
}

const atTheStart: Halfway = { fromMs: null, events: [], pages: 0, nextPageToken: null }

const cursorAt = (pageToken: string | null): { readonly pageToken?: string } =>
  pageToken === null ? {} : { pageToken }

export function sameParameters(
  a: Readonly<Record<string, unknown>> | null,
  b: Readonly<Record<string, unknown>>,
): boolean {
  const keys = Object.keys(b)
  return a !== null && Object.keys(a).length === keys.length && keys.every((key) => a[key] === b[key])
}
