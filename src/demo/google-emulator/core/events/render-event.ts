import type { EventBody } from './event-body.ts'
import { renderTime } from './event-time.ts'
import { isCancelled } from './instances.ts'
import type { Detail } from '../scopes.ts'
import type { Calendar, StoredEvent } from '../state.ts'

export type RenderContext = {
  calendar: Calendar
  detail: Detail
  hidesPrivate: boolean
  zone: string
  /** Where `htmlLink` leads: the emulator's own page. */
  linkBase: string
  /** Lists show deleted events as bare tombstones, get shows them whole. */
  sparse: boolean
  maxAttendees?: number | undefined
}

export type EventResource = Record<string, unknown> & { id: string }

export const etagOf = (seq: number): string => `"3${String(seq).padStart(15, '0')}"`

function seriesFields(event: StoredEvent, zone: string): Record<string, unknown> {
  if (event.recurringEventId === undefined) return {}
  return {
    recurringEventId: event.recurringEventId,
    originalStartTime: renderTime(event.originalStart ?? {}, zone),
  }
}

function tombstone(event: StoredEvent, zone: string): EventResource {
  return { kind: 'calendar#event', id: event.id, status: 'cancelled', ...seriesFields(event, zone) }
}

function attendeesFor(event: StoredEvent, context: RenderContext): Record<string, unknown> {
  const { body } = event
  if (body.attendees === undefined) return {}
  // On a secondary calendar nobody is "self": the calendar itself is the organizer.
  const owner = context.calendar.primary ? context.calendar.ownerEmail : context.calendar.id
  const organizer = organizerOf(event, context.calendar)['email']
  const seesAll = event.mainCalendarId === undefined || body.guestsCanSeeOtherGuests !== false
  const all = body.attendees
    .map((each) => ({
      responseStatus: 'needsAction',
      ...each,
      ...(each.email === owner ? { self: true } : {}),
      ...(each.email === organizer ? { organizer: true } : {}),
    }))
    .filter((each) => seesAll || each.email === owner || each.email === organizer)
  if (context.maxAttendees === undefined || all.length <= context.maxAttendees) return { attendees: all }
  return { attendees: all.filter((each) => each.email === owner), attendeesOmitted: true }
}

function times(body: EventBody, zone: string): Record<string, unknown> {
  return { start: renderTime(body.start ?? {}, zone), end: renderTime(body.end ?? {}, zone) }
}

function who(email: string, owner: string): Record<string, unknown> {
  return email === owner ? { email, self: true } : { email }
}

function organizerOf(event: StoredEvent, calendar: Calendar): Record<string, unknown> {
  if (event.organizer !== undefined) return { ...event.organizer }
  if (event.mainCalendarId !== undefined) return who(event.mainCalendarId, calendar.ownerEmail)
  if (calendar.primary) return who(calendar.ownerEmail, calendar.ownerEmail)
  return { email: calendar.id, displayName: calendar.summary, self: true }
}

function hiddenFields(event: StoredEvent, context: RenderContext): EventResource {
  const { body } = event
  return {
    kind: 'calendar#event',
    etag: etagOf(event.seq),
    id: event.id,
    status: body.status ?? 'confirmed',
    updated: new Date(event.updatedMs).toISOString(),
    ...times(body, context.zone),
    ...seriesFields(event, context.zone),
    ...(body.recurrence === undefined ? {} : { recurrence: body.recurrence }),
    ...(body.transparency === undefined ? {} : { transparency: body.transparency }),
    visibility: body.visibility ?? 'private',
    eventType: body.eventType ?? 'default',
  }
}

function fullFields(event: StoredEvent, context: RenderContext): EventResource {
  const { body } = event
  const { calendar } = context
  return {
    kind: 'calendar#event',
    etag: etagOf(event.seq),
    id: event.id,
    htmlLink: `${context.linkBase}/?event=${encodeURIComponent(event.id)}&calendar=${encodeURIComponent(calendar.id)}`,
    created: new Date(event.createdMs).toISOString(),
    updated: new Date(event.updatedMs).toISOString(),
    ...body,
    status: body.status ?? 'confirmed',
    creator: who(event.creatorEmail, calendar.ownerEmail),
    organizer: organizerOf(event, calendar),
    ...times(body, context.zone),
    ...attendeesFor(event, context),
    ...seriesFields(event, context.zone),
    ...(event.privateCopy === true ? { privateCopy: true } : {}),
    iCalUID: event.iCalUID,
    sequence: event.sequence,
    reminders: body.reminders ?? { useDefault: true },
    eventType: body.eventType ?? 'default',
  }
}

function isHidden(event: StoredEvent, context: RenderContext): boolean {
  if (context.detail === 'times') return true
  return context.hidesPrivate && ['private', 'confidential'].includes(event.body.visibility ?? 'default')
}

/** The event as this reader may see it. */
export function renderEvent(event: StoredEvent, context: RenderContext): EventResource {
  if (isCancelled(event) && (context.sparse || event.moved === true)) return tombstone(event, context.zone)
  return isHidden(event, context) ? hiddenFields(event, context) : fullFields(event, context)
}
