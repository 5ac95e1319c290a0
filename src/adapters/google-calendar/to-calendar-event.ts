import type { calendar_v3 } from 'googleapis/build/src/apis/calendar/index.js'
import type { RemoteEvent } from '#app/ports/calendar-gateway.ts'
import type { EventTime } from '#core/calendar/calendar-event.ts'
import type { SelfResponse } from '#core/calendar/calendar-event.ts'
import { gatewayError } from './faults.ts'
import { APP } from './to-event-body.ts'

const statuses = ['confirmed', 'tentative', 'cancelled'] as const
const hidden: ReadonlySet<string> = new Set(['private', 'confidential'])
const responses = ['needsAction', 'declined', 'tentative', 'accepted'] as const

/**
 * Google's event in our words. What a tombstone leaves out is null or has its default; its id is always there: an
 * answer without one is broken, and tells neither what is nor what is not.
 */
export function toCalendarEvent(remote: calendar_v3.Schema$Event): RemoteEvent {
  const { id } = remote
  if (typeof id !== 'string' || id === '')
    throw gatewayError('unknown-outcome', "take in Google's answer", 'the event in it has no id')
  return {
    eventId: id,
    etag: remote.etag ?? '',
    status: statuses.find((one) => one === remote.status) ?? 'confirmed',
    eventType: remote.eventType ?? 'default',
    isTransparent: remote.transparency === 'transparent',
    ...(hidden.has(remote.visibility ?? '') && { isPrivate: true }),
    selfResponse: selfResponseOf(remote),
    start: toEventTime(remote.start),
    end: toEventTime(remote.end),
    recurrence: remote.recurrence ?? [],
    seriesId: remote.recurringEventId ?? null,
    originalStart: toEventTime(remote.originalStartTime),
    ...wordsOf(remote),
    ...oursOf(remote),
  }
}

const wordsOf = (remote: calendar_v3.Schema$Event) => ({
  title: remote.summary ?? null,
  description: remote.description ?? null,
  location: remote.location ?? null,
  colorId: remote.colorId ?? null,
  htmlLink: remote.htmlLink ?? null,
})

const selfResponseOf = ({ attendees }: calendar_v3.Schema$Event): SelfResponse => {
  const own = attendees?.find((one) => one.self === true)
  return responses.find((one) => one === own?.responseStatus) ?? null
}

/** Single timed events may come with an offset instead of a zone; the moment is exact either way. */
function toEventTime(time: calendar_v3.Schema$EventDateTime | undefined | null): EventTime | null {
  if (typeof time?.date === 'string') return { kind: 'date', date: time.date }
  if (typeof time?.dateTime !== 'string') return null
  const atMs = Date.parse(time.dateTime)
  return Number.isNaN(atMs) ? null : { kind: 'instant', atMs, timeZone: time.timeZone ?? null }
}

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/** The marks of our own events. Anybody may write private properties, so they are checked for their shape. */
function oursOf({
  extendedProperties,
}: calendar_v3.Schema$Event): Pick<RemoteEvent, 'blockId' | 'generation'> {
  const marks = extendedProperties?.private ?? {}
  const generation = Number(marks['gen'])
  const isOurs =
    marks['app'] === APP &&
    uuid.test(marks['blockId'] ?? '') &&
    Number.isSafeInteger(generation) &&
    generation > 0
  return isOurs ? { blockId: marks['blockId'] ?? null, generation } : { blockId: null, generation: null }
}
