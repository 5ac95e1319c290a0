import {
  expandSeries,
  generateInstance,
  exceptionsBySeries,
  isCancelled,
  isSeries,
  overlapsWindow,
  spanOf,
  startsInWindow,
} from './instances.ts'
import type { Window } from './instances.ts'
import type { Selection } from './select-events.ts'
import type { Calendar, FormerSeries, StoredEvent } from '../state.ts'

const cancelled = (event: StoredEvent): StoredEvent => ({
  ...event,
  body: { ...event.body, status: 'cancelled' },
})

const changedSince = (calendar: Calendar, since: number): StoredEvent[] =>
  [...calendar.events.values()].filter((event) => event.seq > since)

/** Increment with singleEvents=false: every row touched since, tombstones included. */
export function changedStored(calendar: Calendar, since: number): StoredEvent[] {
  return changedSince(calendar, since)
}

/** What an earlier shape of an event put into expanded lists, now cancelled. */
function formerItems(event: StoredEvent, former: FormerSeries, window: Window): StoredEvent[] {
  const { recurrence: _now, ...rest } = event.body
  const body = { ...rest, start: former.start, end: former.end }
  if (former.recurrence.length === 0) return [cancelled({ ...event, body })]
  const before = { ...event, body: { ...body, recurrence: [...former.recurrence] } }
  return startsInWindow(before, window).map((startMs) => cancelled(generateInstance(before, startMs)))
}

function changedFamily(
  event: StoredEvent,
  exceptions: readonly StoredEvent[],
  since: number,
  selection: Selection,
): StoredEvent[] {
  const { window, zone } = selection
  const current = isSeries(event) ? expandSeries(event, exceptions, window, zone) : [event]
  const former = (event.former ?? []).filter((each) => each.seq > since)
  return [...former.flatMap((each) => formerItems(event, each, window)), ...current]
}

/** Increment with singleEvents=true: instances of changed series, and an end for those that are no more. */
export function changedExpanded(selection: Selection, since: number): StoredEvent[] {
  const { calendar } = selection
  const exceptions = exceptionsBySeries(calendar)
  const byId = new Map<string, StoredEvent>()
  for (const event of changedSince(calendar, since)) {
    const items =
      event.recurringEventId === undefined
        ? changedFamily(event, exceptions.get(event.id) ?? [], since, selection)
        : [event]
    for (const item of items) keepNewest(byId, item)
  }
  return [...byId.values()]
}

function keepNewest(byId: Map<string, StoredEvent>, item: StoredEvent): void {
  const known = byId.get(item.id)
  if (known === undefined || isCancelled(known) || !isCancelled(item)) byId.set(item.id, item)
}

/** With windowed tokens: what left the window is told as an end, what never was in it is left out of sight. */
export function endOutside(events: readonly StoredEvent[], window: Window, zone: string): StoredEvent[] {
  return events.map((event) =>
    isSeries(event) || overlapsWindow(spanOf(event, zone), window) ? event : cancelled(event),
  )
}
