import { DateTime } from 'luxon'
import type { ExpandOccurrences } from '#app/ports/recurrence.ts'
import type { CalendarEvent, EventTime, Occurrence } from '#core/calendar/calendar-event.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { createSeriesStarts, firstMs, type SeriesStarts } from './series-starts.ts'
import { dayStartMs } from './wall-clock.ts'

/** Told of a series that cannot be counted out: its calendar and event, never its content. */
type OnFault = (event: Pick<CalendarEvent, 'calendarId' | 'eventId'>, error: unknown) => void

type Window = { readonly fromMs: number; readonly toMs: number; readonly zone: string }

/** A malformed series is reported and stands for its first occurrence alone; it never stops the others. */
export function createExpandOccurrences(onFault: OnFault): ExpandOccurrences {
  const startsOf = createSeriesStarts()
  return (events, fromMs, toMs, zone) => {
    const window = { fromMs, toMs, zone }
    const exceptions = exceptionsOf(events)
    return events.flatMap((event) => {
      try {
        return occurrencesOf(event, exceptions, startsOf, window)
      } catch (error) {
        onFault(event, error)
        return single(event, window)
      }
    })
  }
}

function occurrencesOf(
  event: CalendarEvent,
  exceptions: ReadonlySet<string>,
  startsOf: SeriesStarts,
  window: Window,
): readonly Occurrence[] {
  if (event.status === 'cancelled' || event.start === null || event.end === null) return []
  if (event.recurrence.length === 0) return single(event, window)
  const { start, end } = event
  const lengthMs = firstMs(end) - firstMs(start)
  // A day to spare on both sides, because all-day series are counted in UTC and read in the person's zone.
  const starts = startsOf(
    { first: start, recurrence: event.recurrence },
    window.fromMs - lengthMs - DAY_MS,
    window.toMs + DAY_MS,
  )
  return starts
    .filter((startMs) => !exceptions.has(keyOf(event, event.eventId, start.kind, startMs)))
    .map((startMs) =>
      occurrence(event, likewise(start, startMs), likewise(end, startMs + lengthMs), window.zone),
    )
    .filter((one) => overlaps(one, window))
}

function single(event: CalendarEvent, window: Window): readonly Occurrence[] {
  if (event.start === null || event.end === null) return []
  const one = occurrence(event, event.start, event.end, window.zone)
  return overlaps(one, window) ? [one] : []
}

/** The instances that an exception replaces, moved or cancelled: by series and original start, instant or date. */
const exceptionsOf = (events: readonly CalendarEvent[]): ReadonlySet<string> =>
  new Set(
    events.flatMap((event) =>
      event.seriesId === null || event.originalStart === null
        ? []
        : [keyOf(event, event.seriesId, event.originalStart.kind, firstMs(event.originalStart))],
    ),
  )

const keyOf = (
  { calendarId }: CalendarEvent,
  seriesId: string,
  kind: EventTime['kind'],
  startMs: number,
): string => `${calendarId}/${seriesId}/${kind}/${startMs}`

/** A time of the same kind, from the way a series is counted: midnight UTC stands for a date. */
const likewise = (pattern: EventTime, ms: number): EventTime =>
  pattern.kind === 'instant'
    ? { ...pattern, atMs: ms }
    : { kind: 'date', date: DateTime.fromMillis(ms, { zone: 'utc' }).toFormat('yyyy-LL-dd') }

const occurrence = (event: CalendarEvent, start: EventTime, end: EventTime, zone: string): Occurrence => ({
  event,
  startMs: instantOf(start, zone),
  endMs: instantOf(end, zone),
  isAllDay: start.kind === 'date',
})

/** All-day events float: they begin when the day begins where the person is. */
const instantOf = (time: EventTime, zone: string): number =>
  time.kind === 'instant' ? time.atMs : dayStartMs(time.date, zone)

/** Half-open. An occurrence without length counts at its moment, but a day that a zone never had counts nowhere. */
const overlaps = ({ startMs, endMs, isAllDay }: Occurrence, { fromMs, toMs }: Window): boolean =>
  startMs === endMs ? !isAllDay && startMs >= fromMs && startMs < toMs : startMs < toMs && endMs > fromMs
