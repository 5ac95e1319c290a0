import { generatesAt, isCancelled, isSeries, parseInstanceId } from './instances.ts'
import type { Calendar, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { bury } from './write-event.ts'

const liveExceptions = (calendar: Calendar, series: StoredEvent): StoredEvent[] =>
  [...calendar.events.values()].filter((each) => each.recurringEventId === series.id && !isCancelled(each))

/** A deleted series takes its exceptions along. */
export function buryExceptions(store: Store, calendar: Calendar, series: StoredEvent): void {
  for (const exception of liveExceptions(calendar, series)) bury(store, calendar, exception)
}

/** Exceptions whose slot the edited series no longer generates are gone with it. */
export function dropOrphans(store: Store, calendar: Calendar, series: StoredEvent): void {
  for (const exception of liveExceptions(calendar, series)) {
    const key = parseInstanceId(exception.id)
    if (key === null || !isSeries(series) || !generatesAt(series, key)) bury(store, calendar, exception)
  }
}
