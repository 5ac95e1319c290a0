import type { Opened } from '../access.ts'
import { checkEvent } from './check-event.ts'
import { isObject, mergePatch, parseEventBody } from './event-body.ts'
import type { EventBody } from './event-body.ts'
import { deleteEvent } from './delete-event.ts'
import { findEvent } from './find-event.ts'
import { invalid } from '../google-error.ts'
import { isCancelled } from './instances.ts'
import { dropOrphans } from './orphans.ts'
import { checkCopyEdit, reportToOrganizer, withInvitations } from './invitations.ts'
import { spreadSeriesEdit } from './spread-series-edit.ts'
import { spreadVisibility } from './instance-visibility.ts'
import type { Calendar, StoredEvent } from '../state.ts'
import type { Store } from '../store.ts'
import { checkIfMatch, forbiddenOnTombstone, putVersion } from './write-event.ts'

export type Edit = {
  eventId: string
  ifMatch?: string | undefined
  raw: unknown
  /** An update that leaves the label out removes it, if the caller knows of labels at all. */
  speaksOfLabels?: boolean
}

function checkInstanceEdit(event: StoredEvent, raw: unknown): void {
  if (event.recurringEventId === undefined || !isObject(raw) || !('recurrence' in raw)) return
  throw invalid('Recurrence cannot be set on an instance of a recurring event; omit it.')
}

/** A deleted instance may come back while its series lives; other tombstones only by the revive switch. */
function checkTombstone(store: Store, calendar: Calendar, event: StoredEvent, raw: unknown): void {
  if (!isCancelled(event)) return
  const series =
    event.recurringEventId === undefined ? undefined : calendar.events.get(event.recurringEventId)
  const revives = isObject(raw) && raw['status'] !== undefined && raw['status'] !== 'cancelled'
  const mayRevive = series === undefined ? store.state.switches.reviveDeleted : !isCancelled(series)
  if (!revives || !mayRevive || event.moved === true) throw forbiddenOnTombstone()
}

function applyBody(store: Store, opened: Opened, edit: Edit, body: EventBody): StoredEvent {
  const { calendar } = opened
  const event = findEvent(calendar, edit.eventId)
  if ((body.eventType ?? 'default') !== (event.body.eventType ?? 'default'))
    throw invalid("Invalid value for: eventType: an event's type cannot change.")
  if (body.status === 'cancelled') return deleteEvent(store, opened, edit)
  const draft = checkEvent(body, store.state.switches)
  checkCopyEdit(event, draft)
  return withInvitations(store, calendar, () => {
    const visible = spreadVisibility(store, calendar, event, draft)
    const next = putVersion(store, calendar, event, visible)
    if (next.recurringEventId === undefined) {
      dropOrphans(store, calendar, next)
      spreadSeriesEdit(store, calendar, event, next)
    }
    if (next.mainCalendarId !== undefined) reportToOrganizer(store, calendar, next)
    return calendar.events.get(next.id) ?? next
  })
}

function openEdit(store: Store, { calendar }: Opened, edit: Edit): StoredEvent {
  const event = findEvent(calendar, edit.eventId)
  checkIfMatch(event, edit.ifMatch)
  checkInstanceEdit(event, edit.raw)
  checkTombstone(store, calendar, event, edit.raw)
  return event
}

/** events.patch: merges; null deletes a key, arrays replace. On an instance it makes an exception. */
export function patchEvent(store: Store, opened: Opened, edit: Edit): StoredEvent {
  if (!isObject(edit.raw)) throw invalid('The request body must be a JSON object.')
  const event = openEdit(store, opened, edit)
  return applyBody(store, opened, edit, parseEventBody(mergePatch(event.body, edit.raw)))
}

/** events.update: replaces everything a caller may write; type and status stay when left out. */
export function updateEvent(store: Store, opened: Opened, edit: Edit): StoredEvent {
  const body = parseEventBody(edit.raw)
  const event = openEdit(store, opened, edit)
  const { eventType = 'default', status, eventLabelId } = event.body
  return applyBody(store, opened, edit, {
    eventType,
    status: status === 'cancelled' ? 'confirmed' : status,
    ...(edit.speaksOfLabels === true || eventLabelId === undefined ? {} : { eventLabelId }),
    ...body,
  })
}
