import { openForWriting, personOf, requireRole, requireScope } from '../access.ts'
import type { Opened } from '../access.ts'
import { refreshEntries } from './calendar-list.ts'
import { openOwned, parseCalendarBody, renderCalendar } from './calendars.ts'
import type { CalendarBody, CalendarResource } from './calendars.ts'
import { mergePatch } from '../events/event-body.ts'
import { keepLabels } from '../events/event-labels.ts'
import { GoogleError, invalid, required } from '../google-error.ts'
import { isCancelled } from '../events/instances.ts'
import { METHOD_SCOPES } from '../scopes.ts'
import type { Actor } from '../scopes.ts'
import type { Store } from '../store.ts'
import { bury } from '../events/write-event.ts'

function keep(store: Store, { calendar }: Opened, body: CalendarBody): CalendarResource {
  const { labelProperties, description, location, ...rest } = body
  return store.change(() => {
    Object.assign(calendar, rest, { seq: store.nextSeq() })
    if (labelProperties !== undefined) calendar.eventLabels = keepLabels(store, labelProperties)
    if (description === undefined) delete calendar.description
    else calendar.description = description
    if (location === undefined) delete calendar.location
    else calendar.location = location
    refreshEntries(store, calendar)
    return renderCalendar(calendar)
  })
}

/** calendars.patch: merges. */
export function patchCalendar(
  store: Store,
  actor: Actor,
  calendarId: string,
  raw: unknown,
): CalendarResource {
  const opened = openOwned(store, actor, calendarId)
  const { summary, description, location, timeZone } = opened.calendar
  return keep(store, opened, parseCalendarBody(mergePatch({ summary, description, location, timeZone }, raw)))
}

/** calendars.update: what is left out is gone; zone and labels stay. */
export function updateCalendar(
  store: Store,
  actor: Actor,
  calendarId: string,
  raw: unknown,
): CalendarResource {
  return keep(store, openOwned(store, actor, calendarId), parseCalendarBody(raw))
}

/** calendars.delete: only its data owner, never a primary calendar. */
export function deleteCalendar(store: Store, actor: Actor, calendarId: string): void {
  const { calendar } = openOwned(store, actor, calendarId)
  if (calendar.primary)
    throw new GoogleError(400, 'cannotDeletePrimaryCalendar', 'Primary calendars cannot be deleted.', {
      domain: 'calendar',
    })
  if (calendar.ownerEmail !== actor.email)
    throw new GoogleError(403, 'forbidden', 'Only the data owner can delete this calendar.', {
      domain: 'calendar',
    })
  store.change(() => {
    calendar.deleted = true
    refreshEntries(store, calendar)
    store.touch('events', calendar.id)
  })
}

/** calendars.clear: deletes every event of a primary calendar. */
export function clearCalendar(store: Store, actor: Actor, calendarId: string): void {
  requireScope(actor, METHOD_SCOPES.clear)
  const opened = openForWriting(store, { ...actor, scopes: null }, calendarId)
  requireRole(opened, 'owner')
  const { calendar } = opened
  if (!calendar.primary) throw invalid('Only primary calendars can be cleared: delete secondary ones.')
  store.change(() => {
    for (const event of calendar.events.values()) if (!isCancelled(event)) bury(store, calendar, event)
  })
}

/** calendars.transferOwnership: another person becomes the data owner of a secondary calendar. */
export function transferOwnership(
  store: Store,
  actor: Actor,
  calendarId: string,
  newDataOwner: string | undefined,
): void {
  requireScope(actor, METHOD_SCOPES.calendarWrite)
  const { calendar } = openOwned(store, actor, calendarId)
  if (newDataOwner === undefined) throw required('Missing required parameter: newDataOwner')
  const person = personOf(store, newDataOwner.toLowerCase())
  if (calendar.primary) throw invalid('Primary calendars cannot change hands.')
  if (calendar.ownerEmail !== actor.email)
    throw new GoogleError(403, 'forbidden', 'Only the data owner can hand a calendar over.', {
      domain: 'calendar',
    })
  store.change(() => {
    calendar.ownerEmail = person.email
    calendar.roles.set(person.email, 'owner')
    calendar.seq = store.nextSeq()
    refreshEntries(store, calendar)
  })
}
