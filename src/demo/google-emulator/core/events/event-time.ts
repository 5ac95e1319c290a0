import { DateTime, IANAZone } from 'luxon'
import { Temporal } from 'temporal-polyfill'
import { invalid, required } from '../google-error.ts'

/**
 * Start, end or original start of an event. Either `date` (all-day, floating) or `dateTime`, kept as UTC
 * ("2026-11-23T08:00:00Z") with the zone it was given, if any.
 */
export type EventTime = {
  date?: string | undefined
  dateTime?: string | undefined
  timeZone?: string | undefined
}

export const DAY = 86_400_000

const WITH_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]\d\d:\d\d)$/i
const WITHOUT_OFFSET = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?$/

export const isTimeZone = (name: string): boolean => IANAZone.create(name).isValid

export const isoSeconds = (ms: number): string =>
  `${new Date(Math.floor(ms / 1000) * 1000).toISOString().slice(0, 19)}Z`

/** "YYYY-MM-DD" of the UTC day: the floating form of all-day dates. */
export const isoDate = (ms: number): string => new Date(ms).toISOString().slice(0, 10)

/**
 * Epoch ms of a wall time (or of a date's midnight) in a zone; NaN when it is none. A time that a clock change leaves
 * out is read with the offset before it, and of one that comes twice the first is meant.
 */
export function wallToMs(wall: string, zone: string): number {
  try {
    return Temporal.PlainDateTime.from(wall).toZonedDateTime(zone).epochMilliseconds
  } catch {
    return Number.NaN
  }
}

/** What the clock on the wall of a zone shows at a moment. */
export const wallOf = (ms: number, zone: string): Temporal.PlainDateTime =>
  Temporal.Instant.fromEpochMilliseconds(ms).toZonedDateTimeISO(zone).toPlainDateTime()

/** Reads an RFC 3339 moment with offset, as query parameters need it; milliseconds are dropped. */
export function parseMoment(text: string, parameter: string): number {
  const ms = WITH_OFFSET.test(text) ? Date.parse(text) : Number.NaN
  if (Number.isNaN(ms))
    throw invalid(`Invalid value '${text}' for ${parameter}: needs RFC 3339 with offset.`, parameter)
  return Math.floor(ms / 1000) * 1000
}

function canonicalDate(date: string, field: string): EventTime {
  const ms = /^\d{4}-\d\d-\d\d$/.test(date) ? Date.parse(`${date}T00:00:00Z`) : Number.NaN
  if (Number.isNaN(ms) || isoDate(ms) !== date) throw invalid(`Invalid ${field} time: '${date}' is no date.`)
  return { date }
}

function momentOf(dateTime: string, timeZone: string | undefined, field: string): number {
  if (WITH_OFFSET.test(dateTime)) return Date.parse(dateTime)
  if (!WITHOUT_OFFSET.test(dateTime)) return Number.NaN
  if (timeZone === undefined) throw required(`Missing time zone definition for ${field} time.`)
  return wallToMs(dateTime, timeZone)
}

/** Checks a time as Google does and brings it to the stored form. `field` is "start" or "end". */
export function canonicalTime(time: EventTime | undefined, field: string): EventTime {
  const { date, dateTime, timeZone } = time ?? {}
  if (timeZone !== undefined && !isTimeZone(timeZone))
    throw invalid(`Invalid time zone definition for ${field} time: '${timeZone}'.`)
  if (date !== undefined && dateTime !== undefined)
    throw invalid(`Invalid ${field} time: give either date or dateTime, not both.`)
  if (date !== undefined) return canonicalDate(date, field)
  if (dateTime === undefined) throw required(`Missing ${field} time.`)
  const ms = momentOf(dateTime, timeZone, field)
  if (Number.isNaN(ms)) throw invalid(`Invalid ${field} time: '${dateTime}' is no RFC 3339 date-time.`)
  return { dateTime: isoSeconds(ms), ...(timeZone === undefined ? {} : { timeZone }) }
}

/** Epoch ms; all-day dates begin at midnight of the given zone. */
export function timeToMs(time: EventTime, zone: string): number {
  return time.dateTime === undefined ? wallToMs(time.date ?? '', zone) : Date.parse(time.dateTime)
}

/** Epoch ms without a zone: all-day dates count from UTC midnight. Only for sums inside one kind. */
export function floatingMs(time: EventTime): number {
  return Date.parse(time.dateTime ?? `${time.date}T00:00:00Z`)
}

/** The time `floating` ms stands for, in the kind and zone of the model. */
export function likeTime(model: EventTime, floating: number): EventTime {
  if (model.dateTime === undefined) return { date: isoDate(floating) }
  return { ...model, dateTime: isoSeconds(floating) }
}

/** The form that answers carry: the moment with the offset of the response zone. */
export function renderTime(time: EventTime, zone: string): EventTime {
  if (time.dateTime === undefined) return { date: time.date }
  const local = DateTime.fromISO(time.dateTime, { zone }).toFormat("yyyy-MM-dd'T'HH:mm:ssZZ")
  const dateTime = local.replace(/\+00:00$/, 'Z')
  return { dateTime, ...(time.timeZone === undefined ? {} : { timeZone: time.timeZone }) }
}
