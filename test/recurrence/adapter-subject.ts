import { createExpandOccurrences } from '#adapters/recurrence/expand-occurrences.ts'
import type { CalendarEvent, EventTime } from '#core/calendar/calendar-event.ts'
import type { RecurrenceCase, SeriesSpec } from './case.ts'
import { endOf, isDate } from './times.ts'
import type { Answer } from './times.ts'

const timeOf = (text: string, timeZone: string): EventTime =>
  isDate(text) ? { kind: 'date', date: text } : { kind: 'instant', atMs: Date.parse(text), timeZone }

const event = (eventId: string, spec: SeriesSpec, start: string): CalendarEvent => ({
  calendarId: 'calendar',
  eventId,
  etag: '"1"',
  status: 'confirmed',
  eventType: 'default',
  title: 'Series',
  description: null,
  location: null,
  colorId: null,
  isTransparent: false,
  selfResponse: null,
  start: timeOf(start, spec.zone),
  end: timeOf(endOf(start, spec.length), spec.zone),
  recurrence: [],
  seriesId: null,
  originalStart: null,
  blockId: null,
  generation: null,
  htmlLink: null,
})

/** The rows that a pull leaves behind for a series with its exceptions; a cancelled one is a bare tombstone. */
function rowsOf(spec: SeriesSpec, index: number): CalendarEvent[] {
  const id = `series${index}`
  const exceptions = (spec.exceptions ?? []).map(({ original, to }, number) => {
    const identity = { seriesId: id, originalStart: timeOf(original, spec.zone) }
    const moved = event(`${id}-${number}`, spec, to ?? original)
    return to === null
      ? { ...moved, ...identity, status: 'cancelled' as const, start: null, end: null, etag: '' }
      : { ...moved, ...identity }
  })
  return [{ ...event(id, spec, spec.start), recurrence: spec.recurrence }, ...exceptions]
}

/** What our own adapter unfolds, as the planner gets it. */
export function askAdapter(one: RecurrenceCase): Promise<Answer> {
  const expand = createExpandOccurrences((_event, error) => {
    throw error
  })
  const found = expand(one.series.flatMap(rowsOf), Date.parse(one.from), Date.parse(one.to), one.reader)
  return Promise.resolve({
    starts: found.map(({ startMs }) => startMs),
    ends: found.map(({ endMs }) => endMs),
  })
}
