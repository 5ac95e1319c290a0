import type { Opened } from '../access.ts'
import { findEvent } from './find-event.ts'
import { declineAtOrganizer, withInvitations } from './invitations.ts'
import { buryExceptions } from './orphans.ts'
import type { StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { bury, checkIfMatch, requireLive } from './write-event.ts'

/** Deletes a single event, one instance (becomes a cancelled exception) or a series with its exceptions. */
export function deleteEvent(
  store: Store,
  { calendar }: Opened,
  { eventId, ifMatch }: { eventId: string; ifMatch?: string | undefined },
): StoredEvent {
  const event = findEvent(calendar, eventId)
  requireLive(event)
  checkIfMatch(event, ifMatch)
  return withInvitations(store, calendar, () => {
    const gone = bury(store, calendar, event)
    if (event.recurringEventId === undefined) buryExceptions(store, calendar, event)
    if (event.mainCalendarId !== undefined) declineAtOrganizer(store, calendar, event)
    return gone
  })
}
