import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { dayNumberOf, localDateOf, readMinuteOfDay } from '#core/time/local-date.ts'

/** What the wall shows in a zone: a local date and the minutes after its midnight. */
export type WallTime = { readonly date: string; readonly minute: number }

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `${timeZone} ${JSON.stringify(options)}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat('en-GB', { ...options, timeZone, hourCycle: 'h23' })
  formats.set(key, format)
  return format
}

const wallParts: Intl.DateTimeFormatOptions = {
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
}

/** The wall time of an instant in a named zone. */
export function wallTimeOf(instant: string | number, timeZone: string): WallTime {
  const parts = formatOf(timeZone, wallParts).formatToParts(new Date(instant))
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? '0'
  return {
    date: `${read('year').padStart(4, '0')}-${read('month')}-${read('day')}`,
    minute: Number(read('hour')) * 60 + Number(read('minute')),
  }
}

export const dateOf = (instant: string | number, timeZone: string): string =>
  wallTimeOf(instant, timeZone).date

/** "09:30" for 570; "24:00" for 1440. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

export const timeOf = (instant: string | number, timeZone: string): string =>
  clockText(wallTimeOf(instant, timeZone).minute)

/**
 * Epoch ms at which the wall of a zone shows a date and a time. A time that a clock change skips is moved on by
 * the gap; of a time that comes twice the first is taken. Undefined if there is no such date or time of day.
 */
export function instantOf(date: string, time: string, timeZone: string): number | undefined {
  const day = dayNumberOf(date)
  const minute = readMinuteOfDay(time)
  if (day === undefined || minute === undefined) return undefined
  const wanted = day * DAY_MS + minute * MINUTE_MS
  const before = wanted - offsetMs(wanted - DAY_MS, timeZone)
  if (shownAt(before, timeZone) === wanted) return before
  const after = wanted - offsetMs(wanted + DAY_MS, timeZone)
  return shownAt(after, timeZone) === wanted ? after : before
}

function shownAt(ms: number, timeZone: string): number {
  const { date, minute } = wallTimeOf(ms, timeZone)
  return (dayNumberOf(date) ?? 0) * DAY_MS + minute * MINUTE_MS
}

const offsetMs = (ms: number, timeZone: string): number => shownAt(ms, timeZone) - ms

/** The value of a `datetime-local` field, "2026-11-23T09:30", as an instant; null if it is empty or no time. */
export function instantOfField(value: string, timeZone: string): string | null {
  const [date = '', time = ''] = value.split('T')
  const ms = instantOf(date, time.slice(0, 5), timeZone)
  return ms === undefined ? null : new Date(ms).toISOString()
}

export function fieldOfInstant(instant: string | null, timeZone: string): string {
  if (instant === null) return ''
  const { date, minute } = wallTimeOf(instant, timeZone)
  return `${date}T${clockText(minute)}`
}

const shortDay: Intl.DateTimeFormatOptions = { weekday: 'short', day: 'numeric', month: 'short' }

/** "Mon 23 Nov" of an instant. */
export const dayText = (instant: string | number, timeZone: string): string =>
  formatOf(timeZone, shortDay).format(new Date(instant)).replace(',', '')

/** "Mon 23 Nov" of a local date. */
export const dateText = (date: string): string => dayText((dayNumberOf(date) ?? 0) * DAY_MS, 'UTC')

/** "23 November 2026" of a local date. */
export const longDateText = (date: string): string =>
  formatOf('UTC', { day: 'numeric', month: 'long', year: 'numeric' }).format(
    (dayNumberOf(date) ?? 0) * DAY_MS,
  )

/** "Mon 23 Nov, 09:00 – 10:30", or with both dates where it ends on another day. */
export function spanText(start: string, end: string, timeZone: string): string {
  const from = `${dayText(start, timeZone)}, ${timeOf(start, timeZone)}`
  const to = timeOf(end, timeZone)
  const isOneDay = dateOf(start, timeZone) === dateOf(Date.parse(end) - 1, timeZone)
  return isOneDay
    ? `${from} – ${to === '00:00' ? '24:00' : to}`
    : `${from} – ${dayText(end, timeZone)}, ${to}`
}

export const addDays = (date: string, days: number): string => localDateOf((dayNumberOf(date) ?? 0) + days)
