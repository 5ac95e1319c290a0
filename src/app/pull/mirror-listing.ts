import type { CalendarEvent } from '#core/calendar/calendar-event.ts'
import { timeTaken } from '#core/calendar/time-taken.ts'
import type { Settings } from '#core/people/settings.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

export type Mirroring = {
  readonly calendarId: string
  readonly kind: 'changes' | 'whole'
  readonly events: readonly CalendarEvent[]
  readonly settings: Settings
}

/** What the mirror's change means: to the pages, and to the plan. */
export type MirrorChange = { readonly isAnything: boolean; readonly isTime: boolean }

/** Brings the mirror to what a listing says: changes are merged, a whole listing takes the mirror's place. */
export async function mirrorListing(
  mine: Repositories,
  held: readonly CalendarEvent[],
  { calendarId, kind, events, settings }: Mirroring,
): Promise<MirrorChange> {
  const before = new Map(held.map((one) => [one.eventId, one]))
  const merged = events.map((event) => asException(event, before.get(event.eventId)))
  const gone = new Set(merged.filter(isGone).map((event) => event.eventId))
  const kept = merged.filter((event) => !isGone(event) && !gone.has(event.seriesId ?? ''))
  const lost = lostFrom(held, kept, gone, kind)
  if (kind === 'whole') await mine.events.replaceAll(calendarId, kept)
  else {
    await mine.events.remove(
      calendarId,
      lost.map((event) => event.eventId),
    )
    await mine.events.upsert(kept)
  }
  return changeOf(before, kept, lost, settings)
}

const isGone = (event: CalendarEvent): boolean => event.status === 'cancelled' && event.seriesId === null

/** What leaves the mirror: the deleted, exceptions of deleted series, and what a whole listing does not name. */
function lostFrom(
  held: readonly CalendarEvent[],
  kept: readonly CalendarEvent[],
  gone: ReadonlySet<string>,
  kind: Mirroring['kind'],
): readonly CalendarEvent[] {
  const keptIds = new Set(kept.map((event) => event.eventId))
  return held.filter(
    (event) =>
      gone.has(event.eventId) ||
      gone.has(event.seriesId ?? '') ||
      (kind === 'whole' && !keptIds.has(event.eventId)),
  )
}

/** The tombstone of an exception may name nothing but its id; its place in the series is what we know of it. */
const asException = (event: CalendarEvent, before: CalendarEvent | undefined): CalendarEvent =>
  event.status === 'cancelled' && event.seriesId === null && before !== undefined && before.seriesId !== null
    ? { ...before, etag: event.etag, status: 'cancelled' }
    : event

function changeOf(
  before: ReadonlyMap<string, CalendarEvent>,
  kept: readonly CalendarEvent[],
  lost: readonly CalendarEvent[],
  settings: Settings,
): MirrorChange {
  const taken = (event: CalendarEvent | undefined): string | null =>
    event === undefined ? null : timeTaken(event, settings)
  return {
    isAnything: lost.length > 0 || kept.some((event) => before.get(event.eventId)?.etag !== event.etag),
    isTime:
      lost.some((event) => taken(event) !== null) ||
      kept.some((event) => taken(event) !== taken(before.get(event.eventId))),
  }
}
