import { z } from 'zod'
import type { Opened } from '../access.ts'
import { checkEvent } from './check-event.ts'
import { isObject, parseEventBody } from './event-body.ts'
import { invalid, required } from '../google-error.ts'
import { isCancelled } from './instances.ts'
import type { Actor } from '../scopes.ts'
import type { StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { putVersion } from './write-event.ts'

const importSchema = z.object({
  iCalUID: z.string().min(1).max(1024),
  organizer: z.object({ email: z.string(), displayName: z.string().optional() }).optional(),
})

/** events.import: a private copy of an event that lives elsewhere; the same iCalUID again updates that copy. */
export function importEvent(store: Store, actor: Actor, { calendar }: Opened, raw: unknown): StoredEvent {
  const parsed = importSchema.safeParse(isObject(raw) ? raw : {})
  if (!parsed.success) throw required('Missing required field: iCalUID')
  const body = parseEventBody(raw)
  if ((body.eventType ?? 'default') !== 'default') throw invalid('Only default events can be imported.')
  const draft = checkEvent(body, store.state.switches)
  const { iCalUID, organizer } = parsed.data
  const known = [...calendar.events.values()].find(
    (each) => each.iCalUID === iCalUID && each.recurringEventId === undefined && !isCancelled(each),
  )
  const full = { ...draft, status: draft.status ?? 'confirmed', eventType: 'default' }
  return store.change(() => {
    if (known !== undefined) return putVersion(store, calendar, known, full)
    const nowMs = store.now()
    const event: StoredEvent = {
      id: `_${store.newEventId()}`,
      seq: store.nextSeq(),
      body: full,
      createdMs: nowMs,
      updatedMs: nowMs,
      sequence: 0,
      iCalUID,
      creatorEmail: actor.email,
      privateCopy: true,
      ...(organizer === undefined ? {} : { organizer }),
    }
    calendar.events.set(event.id, event)
    store.touch('events', calendar.id)
    return event
  })
}
