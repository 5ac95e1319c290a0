import { checkEvent, checkNewType } from './check-event.ts'
import { parseEventBody } from './event-body.ts'
import { GoogleError, invalid } from '../google-error.ts'
import { withInvitations } from './invitations.ts'
import type { Opened } from '../access.ts'
import type { Actor } from '../scopes.ts'
import type { StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { dropOldTombstones } from './write-event.ts'

const VALID_ID = /^[0-9a-v]{5,1024}$/

type Identity = { id?: unknown; iCalUID?: unknown }

function idOf(store: Store, { calendar }: Opened, given: unknown): string {
  if (given === undefined || given === null) return store.newEventId()
  if (typeof given !== 'string' || !VALID_ID.test(given)) throw invalid('Invalid resource id value.')
  if (calendar.events.has(given))
    throw new GoogleError(409, 'duplicate', 'The requested identifier already exists.')
  return given
}

/** Creates an event. Types are not restricted for `anyType` callers: the side door may plant unknown ones. */
export function insertEvent(
  store: Store,
  actor: Actor,
  opened: Opened,
  raw: unknown,
  anyType = false,
): StoredEvent {
  const { calendar } = opened
  const body = parseEventBody(raw)
  if (!anyType) checkNewType(body.eventType ?? 'default', calendar)
  if (body.status === 'cancelled') throw invalid('A new event cannot be cancelled.')
  const draft = checkEvent(body, store.state.switches)
  return withInvitations(store, calendar, () => {
    dropOldTombstones(store, calendar)
    const { id: givenId, iCalUID } = raw as Identity
    const id = idOf(store, opened, givenId)
    const event: StoredEvent = {
      id,
      seq: store.nextSeq(),
      body: { ...draft, status: draft.status ?? 'confirmed', eventType: draft.eventType ?? 'default' },
      createdMs: store.now(),
      updatedMs: store.now(),
      sequence: 0,
      iCalUID: typeof iCalUID === 'string' ? iCalUID : `${id}@google.com`,
      creatorEmail: actor.email,
    }
    calendar.events.set(id, event)
    store.touch('events', calendar.id)
    return event
  })
}
