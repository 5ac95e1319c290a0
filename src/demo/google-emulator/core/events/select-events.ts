import type { EventsQuery } from './event-query.ts'
import { timeToMs } from './event-time.ts'
import {
  exceptionsBySeries,
  expandSeries,
  isAlone,
  isCancelled,
  isSeries,
  overlapsWindow,
  spanOf,
  startsInWindow,
} from './instances.ts'
import type { Window } from './instances.ts'
import type { Calendar, StoredEvent } from '../state.ts'

export type Selection = { calendar: Calendar; query: EventsQuery; window: Window; zone: string }

/** Are deleted events asked for? Those since `updatedMin` always come. */
const wantsDeleted = (query: EventsQuery): boolean =>
  query.showDeleted === true || query.updatedMin !== undefined

function overlapsByOriginal(event: StoredEvent, { window, zone }: Selection): boolean {
  if (event.originalStart === undefined) return false
  const startMs = timeToMs(event.originalStart, zone)
  const { startMs: from, endMs: to } = spanOf(event, zone)
  return overlapsWindow({ startMs, endMs: startMs + (to - from) }, window)
}

// A series belongs to a window if any of its instances does; an exception also by the slot it left, or a
// reader who expands the series himself would still see it there.
function isInWindow(event: StoredEvent, selection: Selection): boolean {
  if (selection.window.fromMs === undefined && selection.window.toMs === undefined) return true
  if (isSeries(event)) return startsInWindow(event, selection.window).length > 0
  return (
    overlapsWindow(spanOf(event, selection.zone), selection.window) || overlapsByOriginal(event, selection)
  )
}

function isShown(event: StoredEvent, { calendar, query }: Selection): boolean {
  if (!isCancelled(event) || wantsDeleted(query)) return true
  const series =
    event.recurringEventId === undefined ? undefined : calendar.events.get(event.recurringEventId)
  return series !== undefined && isSeries(series) && !isCancelled(series)
}

/** events.list with singleEvents=false: singles, series and exceptions as they are stored. */
export function selectStored(selection: Selection): StoredEvent[] {
  return [...selection.calendar.events.values()].filter(
    (event) => isShown(event, selection) && isInWindow(event, selection),
  )
}

/** events.list with singleEvents=true: singles and the instances of every series. */
export function selectExpanded({ calendar, query, window, zone }: Selection): StoredEvent[] {
  const exceptions = exceptionsBySeries(calendar)
  const selected: StoredEvent[] = []
  for (const event of calendar.events.values()) {
    if (isSeries(event)) selected.push(...expandSeries(event, exceptions.get(event.id) ?? [], window, zone))
    else if (isAlone(calendar, event) && overlapsWindow(spanOf(event, zone), window)) selected.push(event)
  }
  return selected.filter((event) => !isCancelled(event) || wantsDeleted(query))
}
