import type { CalendarEvent, EventTime } from '#core/calendar/calendar-event.ts'
import type { events } from '../../schema/calendars.ts'
import { wellFormed, wellFormedOrNull } from '../well-formed.ts'

type EventRow = typeof events.$inferSelect

export const toEvent = (row: EventRow): CalendarEvent => ({
  calendarId: row.calendarId,
  eventId: row.eventId,
  etag: row.etag,
  status: row.status,
  eventType: row.eventType,
  title: row.title,
  description: row.description,
  location: row.location,
  colorId: row.colorId,
  isTransparent: row.isTransparent,
  selfResponse: row.selfResponse,
  start: toTime(row.startAt, row.startDate, row.timeZone),
  end: toTime(row.endAt, row.endDate, row.endTimeZone),
  recurrence: row.recurrence,
  seriesId: row.seriesId,
  originalStart: toTime(row.originalStartAt, row.originalStartDate, row.originalStartTimeZone),
  blockId: row.blockId,
  generation: row.generation,
  htmlLink: row.htmlLink,
})

function toTime(at: Date | null, date: string | null, timeZone: string | null): EventTime | null {
  if (at !== null) return { kind: 'instant', atMs: at.getTime(), timeZone }
  return date === null ? null : { kind: 'date', date }
}

export const fromEvent = (event: CalendarEvent, userId: string) => ({
  userId,
  calendarId: event.calendarId,
  eventId: event.eventId,
  etag: event.etag,
  status: event.status,
  eventType: event.eventType,
  title: wellFormedOrNull(event.title),
  description: wellFormedOrNull(event.description),
  location: wellFormedOrNull(event.location),
  colorId: event.colorId,
  isTransparent: event.isTransparent,
  selfResponse: event.selfResponse,
  startAt: instantOf(event.start),
  startDate: dateOf(event.start),
  timeZone: zoneOf(event.start),
  endAt: instantOf(event.end),
  endDate: dateOf(event.end),
  endTimeZone: zoneOf(event.end),
  recurrence: event.recurrence.map(wellFormed),
  seriesId: event.seriesId,
  originalStartAt: instantOf(event.originalStart),
  originalStartDate: dateOf(event.originalStart),
  originalStartTimeZone: zoneOf(event.originalStart),
  blockId: uuidOrNull(event.blockId),
  generation: event.generation,
  htmlLink: event.htmlLink,
})

const instantOf = (time: EventTime | null): Date | null =>
  time?.kind === 'instant' ? new Date(time.atMs) : null
const dateOf = (time: EventTime | null): string | null => (time?.kind === 'date' ? time.date : null)
const zoneOf = (time: EventTime | null): string | null => (time?.kind === 'instant' ? time.timeZone : null)

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i

/** Anybody can write our properties into an event: what is no id of ours is no block of ours. */
const uuidOrNull = (text: string | null): string | null => (text !== null && UUID.test(text) ? text : null)
