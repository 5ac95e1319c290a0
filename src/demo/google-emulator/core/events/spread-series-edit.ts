import { isDeepStrictEqual } from 'node:util'
import type { EventBody } from './event-body.ts'
import { isCancelled, isSeries } from './instances.ts'
import type { Calendar, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { putVersion } from './write-event.ts'

// Fields in which an exception differs from its series by nature: an edit of the series leaves them alone.
const OWN = new Set(['start', 'end', 'recurrence', 'status', 'visibility', 'eventType'])

/** The exception's body with every field that changed on the series, where it still had the old value. */
function follow(exception: EventBody, before: EventBody, after: EventBody): EventBody {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])] as (keyof EventBody)[]
  const followed = names.filter(
    (name) =>
      !OWN.has(name) &&
      !isDeepStrictEqual(before[name], after[name]) &&
      isDeepStrictEqual(exception[name], before[name]),
  )
  const next = Object.fromEntries(followed.map((name) => [name, after[name]]))
  const body: EventBody = { ...exception, ...next }
  for (const name of followed) if (after[name] === undefined) delete body[name]
  return body
}

/** An edit of a series reaches its exceptions, except in the fields that were changed on them. */
export function spreadSeriesEdit(
  store: Store,
  calendar: Calendar,
  before: StoredEvent,
  after: StoredEvent,
): void {
  if (!isSeries(before) || !store.state.switches.spreadSeriesEdits) return
  const exceptions = [...calendar.events.values()].filter(
    (each) => each.recurringEventId === after.id && !isCancelled(each),
  )
  for (const exception of exceptions) {
    const body = follow(exception.body, before.body, after.body)
    if (!isDeepStrictEqual(body, exception.body)) putVersion(store, calendar, exception, body)
  }
}
