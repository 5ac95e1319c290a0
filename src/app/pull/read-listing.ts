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
  readonly nextSyncToken: string
  /** A whole listing leaves out what ended before. */
  readonly fromMs: number
}

const WINDOW_MS = 30 * 24 * 60 * 60_000

/** A sync token is good for the parameters of the listing that gave it, and for no others. */
export const hasUsableToken = (calendar: Calendar, gateway: CalendarGateway): boolean =>
  calendar.syncToken !== null && sameParameters(calendar.syncParameters, gateway.syncParameters)

export const readChanges = (
  gateway: CalendarGateway,
  calendar: Calendar,
  syncToken: string,
): Promise<Listing> => readPages(gateway, calendar, { syncToken }, { kind: 'changes', fromMs: 0 })

/** Reads the calendar anew, from thirty days ago on; tells how far it has come after each page but the last. */
export function readWhole(
  { gateway, calendar, nowMs }: Reading,
  onPage?: (readEvents: number) => Promise<void>,
): Promise<Listing> {
  const fromMs = nowMs - WINDOW_MS
  return readPages(gateway, calendar, { timeMinMs: fromMs }, { kind: 'whole', fromMs }, onPage)
}

async function readPages(
  gateway: CalendarGateway,
  { googleCalendarId }: Calendar,
  start: { readonly syncToken: string } | { readonly timeMinMs: number },
  listing: Pick<Listing, 'kind' | 'fromMs'>,
  onPage?: (readEvents: number) => Promise<void>,
): Promise<Listing> {
  const found = new Map<string, RemoteEvent>()
  let cursor: { readonly pageToken?: string } = {}
  for (;;) {
    const page = await gateway.listEvents(googleCalendarId, { ...start, ...cursor })
    for (const event of page.events) found.set(event.eventId, event)
    if (page.nextSyncToken !== null) {
      return { ...listing, events: [...found.values()], nextSyncToken: page.nextSyncToken }
    }
    await onPage?.(found.size)
    cursor = page.nextPageToken === null ? {} : { pageToken: page.nextPageToken }
  }
}

function sameParameters(a: Calendar['syncParameters'], b: CalendarGateway['syncParameters']): boolean {
  const keys = Object.keys(b)
  return a !== null && Object.keys(a).length === keys.length && keys.every((key) => a[key] === b[key])
}
