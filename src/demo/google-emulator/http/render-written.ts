import type { Opened } from '../core/access.ts'
import { renderEvent } from '../core/events/render-event.ts'
import type { EventResource } from '../core/events/render-event.ts'
import type { StoredEvent } from '../core/state.ts'
import type { Store } from '../core/store.ts'

/** The answer to a write: the whole event in the zone of its calendar. */
export function renderWritten(
  store: Store,
  { calendar }: Opened,
  event: StoredEvent,
  maxAttendees?: number,
): EventResource {
  return renderEvent(event, {
    calendar,
    zone: calendar.timeZone,
    linkBase: store.linkBase,
    detail: 'full',
    hidesPrivate: false,
    sparse: false,
    maxAttendees,
  })
}
