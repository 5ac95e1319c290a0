import type { CalendarView } from '#contracts/http/calendar-routes.ts'
import type { SyncAccountView } from '#contracts/http/sync-routes.ts'
import { plural } from '../../format/duration.ts'
import { countText, momentText, readingText } from '../sync/sync-words.ts'

/** "12 calendars, 3 count as busy · 2,512 events, read at 09:14". */
export function standText(
  { status, reading, lastReadAt }: SyncAccountView,
  calendars: readonly CalendarView[],
  now: string,
  timeZone: string,
): string {
  if (reading !== null) return `First reading: ${readingText(reading)}`
  const counting = calendars.filter(({ countsAsBusy, isOurs }) => countsAsBusy && !isOurs)
  const events = counting.reduce((sum, one) => sum + one.events, 0)
  const held = `${plural(calendars.length, 'calendar')}, ${counting.length} of them ${counting.length === 1 ? 'counts' : 'count'} as busy · ${countText(events, 'event')}`
  if (status === 'reconnect' || lastReadAt === null) return held
  return `${held}, read ${momentText(lastReadAt, now, timeZone)}`
}

/** More than this many calendars are folded, and these stay in sight. */
const FEW = 8
const IN_SIGHT = 5

type Folded = { readonly first: readonly CalendarView[]; readonly rest: readonly CalendarView[] }

/** With thirty calendars the ones that matter come first: those in trouble, then those that count. */
export function foldCalendars(calendars: readonly CalendarView[]): Folded {
  if (calendars.length <= FEW) return { first: calendars, rest: [] }
  const byConcern = calendars.toSorted((a, b) => concernOf(a) - concernOf(b))
  const troubled = byConcern.filter((one) => concernOf(one) === 0).length
  const inSight = Math.max(IN_SIGHT, troubled)
  return { first: byConcern.slice(0, inSight), rest: byConcern.slice(inSight) }
}

function concernOf({ state, countsAsBusy, isPrimary, isOurs }: CalendarView): number {
  if (state === 'unreadable' && countsAsBusy) return 0
  if (isPrimary || isOurs) return 1
  return countsAsBusy ? 2 : 3
}

/** "25 more calendars, 24 of them count as busy". */
export function restText(rest: readonly CalendarView[]): string {
  const busy = rest.filter(({ countsAsBusy }) => countsAsBusy).length
  const more = `${rest.length} more ${rest.length === 1 ? 'calendar' : 'calendars'}`
  if (busy === 0) return `${more}, ignored`
  if (busy === rest.length) return `${more}, all count as busy`
  return `${more}, ${busy} of them ${busy === 1 ? 'counts' : 'count'} as busy`
}
