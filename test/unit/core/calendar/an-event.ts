import type { BlockFields, Published } from '#core/calendar/block-fields.ts'
import type { CalendarEvent } from '#core/calendar/calendar-event.ts'

export const HOUR = 60 * 60_000
export const MONDAY = Date.UTC(2026, 10, 23, 8)

export const instant = (atMs: number) => ({ kind: 'instant', atMs, timeZone: 'Europe/Berlin' }) as const
export const day = (date: string) => ({ kind: 'date', date }) as const

/** An ordinary meeting from nine to ten; say what is different. */
export const anEvent = (change: Partial<CalendarEvent> = {}): CalendarEvent => ({
  calendarId: 'work',
  eventId: 'meeting',
  etag: '"1"',
  status: 'confirmed',
  eventType: 'default',
  title: 'Meeting',
  description: null,
  location: null,
  colorId: null,
  isTransparent: false,
  selfResponse: null,
  start: instant(MONDAY),
  end: instant(MONDAY + HOUR),
  recurrence: [],
  seriesId: null,
  originalStart: null,
  blockId: null,
  generation: null,
  htmlLink: null,
  ...change,
})

export const someFields = (change: Partial<BlockFields> = {}): BlockFields => ({
  title: '🎯 Report',
  description: 'http://localhost/blocks/b',
  startMs: MONDAY,
  endMs: MONDAY + HOUR,
  isTransparent: true,
  colorId: null,
  ...change,
})

/** Our event as Google shows it, with these fields. */
export const ourEvent = (
  change: Partial<BlockFields> = {},
  more: Partial<CalendarEvent> = {},
): CalendarEvent => {
  const { startMs, endMs, ...fields } = someFields(change)
  const marks = { calendarId: 'ours', eventId: 'e1', etag: '"1"', blockId: 'b', generation: 1 }
  return anEvent({ ...fields, ...marks, start: instant(startMs), end: instant(endMs), ...more })
}

/** The record of a block that Google has confirmed as it was asked for. */
export const aRecord = (change: Partial<Published> = {}): Published => ({
  blockId: 'b',
  calendarId: 'ours',
  generation: 1,
  eventId: 'e1',
  state: 'live',
  syncedEtag: '"1"',
  synced: { ...someFields(), asked: { ...someFields(), calendarId: 'ours' } },
  ...change,
})
