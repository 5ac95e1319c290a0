import { DAY, floatingMs, isoSeconds, likeTime, timeToMs } from './event-time.ts'
import type { EventTime } from './event-time.ts'
import type { EventBody } from './event-body.ts'
import { occurrenceStarts } from './recurrence.ts'
import type { Series } from './recurrence.ts'
import type { Calendar, StoredEvent } from '../state.ts'

export type Span = { startMs: number; endMs: number }

// Google expands open-ended series far but not for ever; two years ahead is our limit.
const HORIZON = 2 * 365 * DAY

export const isCancelled = (event: StoredEvent): boolean => event.body.status === 'cancelled'

export const isSeries = (event: StoredEvent): boolean => event.body.recurrence !== undefined

/** Stable id of an instance: `<series>_20261123T080000Z`, or `<series>_20261123` for all-day series. */
export function instanceId(seriesId: string, original: EventTime): string {
  const mark = (original.date ?? isoSeconds(floatingMs(original))).replaceAll(/[-:]/g, '')
  return `${seriesId}_${mark}`
}

export type InstanceKey = { seriesId: string; startMs: number; allDay: boolean }

/** Takes an instance id apart; null for ids of singles and series. */
export function parseInstanceId(id: string): InstanceKey | null {
  const match = /^(.+)_(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)Z)?$/.exec(id)
  if (match === null) return null
  const [, seriesId = '', year, month, day, hour, minute, second] = match
  const allDay = hour === undefined
  const startMs = Date.parse(
    `${year}-${month}-${day}T${allDay ? '00:00:00' : `${hour}:${minute}:${second}`}Z`,
  )
  return Number.isNaN(startMs) ? null : { seriesId, startMs, allDay }
}

const start = (body: EventBody): EventTime => body.start ?? {}
const end = (body: EventBody): EventTime => body.end ?? {}

/** When the event is, all-day dates read in the given zone. */
export function spanOf(event: StoredEvent, zone: string): Span {
  return { startMs: timeToMs(start(event.body), zone), endMs: timeToMs(end(event.body), zone) }
}

function seriesOf(event: StoredEvent): Series {
  return { start: start(event.body), recurrence: event.body.recurrence ?? [] }
}

const lengthOf = (body: EventBody): number => floatingMs(end(body)) - floatingMs(start(body))

/** The instance a series generates at this start (floating ms), before any exception. */
export function generateInstance(series: StoredEvent, startMs: number): StoredEvent {
  const { recurrence: _unused, ...rest } = series.body
  const original = likeTime(start(series.body), startMs)
  const body = { ...rest, start: original, end: likeTime(end(series.body), startMs + lengthOf(series.body)) }
  const { former: _former, ...facts } = series
  return {
    ...facts,
    id: instanceId(series.id, original),
    body,
    recurringEventId: series.id,
    originalStart: original,
  }
}

/** Window [fromMs, toMs) on instances; open ends are closed by the start of the series and the horizon. */
export type Window = { fromMs: number | undefined; toMs: number | undefined; nowMs: number }

/** Starts (floating ms) of a series whose instances overlap the window, with a day to spare for zones. */
export function startsInWindow(series: StoredEvent, window: Window): number[] {
  const from =
    window.fromMs === undefined ? floatingMs(start(series.body)) : window.fromMs - lengthOf(series.body) - DAY
  return occurrenceStarts(seriesOf(series), from, (window.toMs ?? horizonEnd(series, window)) + DAY)
}

function horizonEnd(series: StoredEvent, window: Window): number {
  return Math.max(window.nowMs, floatingMs(start(series.body)), window.fromMs ?? 0) + HORIZON
}

/** Does the series generate an instance at exactly this start? */
export function generatesAt(series: StoredEvent, key: InstanceKey): boolean {
  const allDay = start(series.body).dateTime === undefined
  return allDay === key.allDay && occurrenceStarts(seriesOf(series), key.startMs, key.startMs + 1).length > 0
}

/** Stands for itself in expanded lists: a single, or the one instance somebody was invited to. */
export const isAlone = (calendar: Calendar, event: StoredEvent): boolean =>
  event.recurringEventId === undefined || !calendar.events.has(event.recurringEventId)

/** Stored exceptions (edited, moved, cancelled instances) by series. */
export function exceptionsBySeries(calendar: Calendar): Map<string, StoredEvent[]> {
  const grouped = new Map<string, StoredEvent[]>()
  for (const event of calendar.events.values()) {
    if (event.recurringEventId === undefined) continue
    const list = grouped.get(event.recurringEventId)
    if (list === undefined) grouped.set(event.recurringEventId, [event])
    else list.push(event)
  }
  return grouped
}

export function overlapsWindow(span: Span, window: Window): boolean {
  const afterFrom = window.fromMs === undefined || span.endMs > window.fromMs
  return afterFrom && (window.toMs === undefined || span.startMs < window.toMs)
}

/** Instances of one series in the window: generated ones, with stored exceptions in their place. */
export function expandSeries(
  series: StoredEvent,
  exceptions: readonly StoredEvent[],
  window: Window,
  zone: string,
): StoredEvent[] {
  const byId = new Map(exceptions.map((each) => [each.id, each]))
  const generated = startsInWindow(series, window)
    .map((startMs) => generateInstance(series, startMs))
    .filter((each) => !byId.has(each.id))
  return [...generated, ...exceptions].filter((each) => overlapsWindow(spanOf(each, zone), window))
}
