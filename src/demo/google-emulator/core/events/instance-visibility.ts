import type { EventBody } from './event-body.ts'
import type { Calendar, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { putVersion } from './write-event.ts'

const STRICTNESS = ['public', 'default', 'private', 'confidential']

const strictness = (body: EventBody): number => STRICTNESS.indexOf(body.visibility ?? 'default')

/**
 * Visibility belongs to the whole series (since July 2026): a tighter one written to an instance goes to the
 * series, a looser one is ignored. Answers the body to store on the instance.
 */
export function spreadVisibility(
  store: Store,
  calendar: Calendar,
  event: StoredEvent,
  body: EventBody,
): EventBody {
  const series =
    event.recurringEventId === undefined ? undefined : calendar.events.get(event.recurringEventId)
  if (series === undefined || strictness(body) === strictness(series.body)) return body
  if (strictness(body) > strictness(series.body)) {
    putVersion(store, calendar, series, { ...series.body, visibility: body.visibility })
    return body
  }
  return { ...body, visibility: series.body.visibility }
}
