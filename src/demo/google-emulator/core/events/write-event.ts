import { isDeepStrictEqual } from 'node:util'
import type { EventBody } from './event-body.ts'
import { alreadyDeleted, GoogleError, preconditionFailed } from '../google-error.ts'
import { isCancelled, isSeries } from './instances.ts'
import { etagOf } from './render-event.ts'
import type { Calendar, FormerSeries, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'

/** Refuses a write whose If-Match names another version than the stored one. */
export function checkIfMatch(event: StoredEvent, ifMatch: string | undefined): void {
  if (ifMatch === undefined || ifMatch === '*') return
  if (ifMatch.replace(/^W\//, '') !== etagOf(event.seq)) throw preconditionFailed()
}

export function forbiddenOnTombstone(): GoogleError {
  return new GoogleError(403, 'forbidden', 'Forbidden: the event was deleted.', { domain: 'calendar' })
}

const MAX_FORMER = 8

const shapeOf = ({ start, end, recurrence }: EventBody): string => JSON.stringify([start, end, recurrence])

/** Remembers the shape a series (or single event) had, when an edit changes which instances exist. */
function formerOf(event: StoredEvent, next: EventBody, seq: number): FormerSeries[] {
  const before = event.former ?? []
  const { start, end, recurrence } = event.body
  const touchesSeries = isSeries(event) || next.recurrence !== undefined
  if (shapeOf(event.body) === shapeOf(next) || !touchesSeries || event.recurringEventId !== undefined)
    return before
  const shape = { seq, start: start ?? {}, end: end ?? {}, recurrence: recurrence ?? [] }
  return [...before, shape].slice(-MAX_FORMER)
}

function onlyReminders(before: EventBody, after: EventBody): boolean {
  if (isDeepStrictEqual(before.reminders, after.reminders)) return false
  return isDeepStrictEqual({ ...before, reminders: null }, { ...after, reminders: null })
}

/** Stores the next version of an event; must run inside store.change. */
export function putVersion(
  store: Store,
  calendar: Calendar,
  event: StoredEvent,
  body: EventBody,
): StoredEvent {
  const seq = store.nextSeq()
  const former = formerOf(event, body, seq)
  const next: StoredEvent = {
    ...event,
    body,
    seq,
    // Reminders are each person's own and leave the time of the last change alone.
    updatedMs: onlyReminders(event.body, body) ? event.updatedMs : store.now(),
    sequence: event.sequence + (shapeOf(event.body) === shapeOf(body) ? 0 : 1),
    ...(former.length === 0 ? {} : { former }),
  }
  calendar.events.set(next.id, next)
  store.touch('events', calendar.id)
  return next
}

/** Deletes a stored row: it stays as a tombstone, so that its id is never free again and increments tell. */
export function bury(store: Store, calendar: Calendar, event: StoredEvent): StoredEvent {
  return putVersion(store, calendar, event, { ...event.body, status: 'cancelled' })
}

export function requireLive(event: StoredEvent): void {
  if (isCancelled(event)) throw alreadyDeleted()
}

const TOMBSTONE_DAYS = 30

// Looking through a full calendar at every insert would cost more than the insert.
const SWEEP_MS = 3_600_000
const sweptAt = new WeakMap<Calendar, number>()

/** Tombstones older than 30 days vanish, as Google's do; tokens from before them answer 410 by then. */
export function dropOldTombstones(store: Store, calendar: Calendar): void {
  if (Math.abs(store.now() - (sweptAt.get(calendar) ?? 0)) < SWEEP_MS) return
  sweptAt.set(calendar, store.now())
  const limit = store.now() - TOMBSTONE_DAYS * 86_400_000
  for (const event of calendar.events.values())
    if (isCancelled(event) && event.recurringEventId === undefined && event.updatedMs < limit)
      calendar.events.delete(event.id)
}
