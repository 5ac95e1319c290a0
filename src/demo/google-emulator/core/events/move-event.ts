import type { Opened } from '../access.ts'
import { findEvent } from './find-event.ts'
import { GoogleError, invalid } from '../google-error.ts'
import type { Calendar, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { withInvitations } from './invitations.ts'
import { putVersion, requireLive } from './write-event.ts'

function checkMovable(event: StoredEvent, to: Calendar): void {
  requireLive(event)
  if (event.mainCalendarId !== undefined)
    throw new GoogleError(403, 'forbiddenForNonOrganizer', 'Only the organizer can move an event.', {
      domain: 'calendar',
    })
  if ((event.body.eventType ?? 'default') !== 'default') throw invalid('Only default events can be moved.')
  if (event.recurringEventId !== undefined)
    throw invalid('An instance of a recurring event cannot be moved alone.')
  if (to.events.has(event.id))
    throw new GoogleError(409, 'duplicate', 'The requested identifier already exists.')
}

/** events.move: the event goes to another calendar with its id; the source keeps an id-only tombstone. */
export function moveEvent(store: Store, from: Opened, to: Opened, eventId: string): StoredEvent {
  const event = findEvent(from.calendar, eventId)
  checkMovable(event, to.calendar)
  return withInvitations(store, to.calendar, () => {
    const family = [...from.calendar.events.values()].filter(
      (each) => each.id === event.id || each.recurringEventId === event.id,
    )
    for (const each of family) {
      putVersion(store, to.calendar, each, each.body)
      putVersion(store, from.calendar, { ...each, moved: true }, { ...each.body, status: 'cancelled' })
    }
    return findEvent(to.calendar, event.id)
  })
}
