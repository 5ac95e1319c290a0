import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { dayNumberOf, localDateOf, readMinuteOfDay } from '#core/time/local-date.ts'
import { timeStyle } from './time-style.ts'

/** What the wall shows in a zone: a local date and the minutes after its midnight. */
export type WallTime = { readonly date: string; readonly minute: number }

/** By the options, which are constants of this file, and by zone. */
const formats = new Map<Intl.DateTimeFormatOptions, Map<string, Intl.DateTimeFormat>>()

function formatOf(timeZone: string, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  return kept(
    kept(formats, options, () => new Map<string, Intl.DateTimeFormat>()),
    timeZone,
    () => new Intl.DateTimeFormat('en-GB', { ...options, timeZone, hourCycle: 'h23' }),
  )
}

function kept<K, V>(map: Map<K, V>, key: K, make: () => V): V {
  const known = map.get(key)
  if (known !== undefined) return known
  const made = make()
  map.set(key, made)
  return made
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
  const ms = typeof instant === 'number' ? instant : Date.parse(instant)
  const shownMs = wallMsOf(ms, timeZone)
  const day = Math.floor(shownMs / DAY_MS)
  return { date: localDateOf(day), minute: Math.floor((shownMs - day * DAY_MS) / MINUTE_MS) }
}

/** Clocks are changed at full quarters of an hour: what holds at the first minute of one holds for all of it. */
const QUARTER_MS = 15 * MINUTE_MS
const offsets = new Map<string, Map<number, number>>()

/** What the wall of a zone is ahead of UTC; asked of the browser once a quarter, as that takes it long. */
const offsetMs = (ms: number, timeZone: string): number => {
  const quarter = Math.floor(ms / QUARTER_MS)
  return kept(
    kept(offsets, timeZone, () => new Map<number, number>()),
    quarter,
    () => shownAt(quarter * QUARTER_MS, timeZone) - quarter * QUARTER_MS,
  )
}

function shownAt(ms: number, timeZone: string): number {
  const parts = formatOf(timeZone, wallParts).formatToParts(new Date(ms))
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? '0'
  const day = dayNumberOf(`${read('year').padStart(4, '0')}-${read('month')}-${read('day')}`) ?? 0
  return day * DAY_MS + (Number(read('hour')) * 60 + Number(read('minute'))) * MINUTE_MS
}

export const dateOf = (instant: string | number, timeZone: string): string =>
  wallTimeOf(instant, timeZone).date

/** "09:30" for 570; "24:00" for 1440: the value of a field, whatever the reader's style. */
export const clockText = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`

/** A time of day as the reader writes it: "09:30" or "9:30 AM"; the end of the day is "24:00" or "12 midnight". */
export function clockWords(minute: number): string {
  if (timeStyle().hourCycle === '24') return clockText(minute)
  if (minute === 1440) return '12 midnight'
  const hour = Math.floor(minute / 60)
  return `${hour % 12 || 12}:${String(minute % 60).padStart(2, '0')} ${hour < 12 ? 'AM' : 'PM'}`
}

/** "09:30" of the wire in the reader's style. */
export const wallTimeWords = (time: string): string =>
  clockWords(time === '24:00' ? 1440 : (readMinuteOfDay(time) ?? 0))

export const timeOf = (instant: string | number, timeZone: string): string =>
  clockWords(wallTimeOf(instant, timeZone).minute)

/**
 * Epoch ms at which the wall of a zone shows a date and a time. A time that a clock change skips is moved on by
 * the gap; of a time that comes twice the first is taken. Undefined if there is no such date or time of day.
 */
export function instantOf(date: string, time: string, timeZone: string): number | undefined {
  const day = dayNumberOf(date)
  const minute = readMinuteOfDay(time)
  if (day === undefined || minute === undefined) return undefined
  return instantOfWallMs(day * DAY_MS + minute * MINUTE_MS, timeZone)
}

/** What the wall of a zone shows at an instant, as the instant at which UTC shows it. */
export const wallMsOf = (ms: number, timeZone: string): number => ms + offsetMs(ms, timeZone)

/** The other way round; skipped times and those that come twice as `instantOf` has them. */
export function instantOfWallMs(wanted: number, timeZone: string): number {
  const before = wanted - offsetMs(wanted - DAY_MS, timeZone)
  if (wallMsOf(before, timeZone) === wanted) return before
  const after = wanted - offsetMs(wanted + DAY_MS, timeZone)
  return wallMsOf(after, timeZone) === wanted ? after : before
}

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

const dayParts: Intl.DateTimeFormatOptions = {
  weekday: 'short',
  day: 'numeric',
  month: 'short',
}

/** "Mon 23 Nov", "Mon Nov 23" or "Mon 2026-11-23" of an instant. */
export function dayText(instant: string | number, timeZone: string): string {
  const parts = formatOf(timeZone, dayParts).formatToParts(new Date(instant))
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const [weekday, day, month] = [read('weekday'), read('day'), read('month')]
  switch (timeStyle().dateOrder) {
    case 'iso':
      return `${weekday} ${dateOf(instant, timeZone)}`
    case 'month-day':
      return `${weekday} ${month} ${day}`
    default:
      return `${weekday} ${day} ${month}`
  }
}

/** "Mon 23 Nov" of a local date. */
export const dateText = (date: string): string => dayText((dayNumberOf(date) ?? 0) * DAY_MS, 'UTC')

const shortMonth: Intl.DateTimeFormatOptions = { month: 'short' }

/** "Nov" of a local date. */
export const monthText = (date: string): string =>
  formatOf('UTC', shortMonth).format((dayNumberOf(date) ?? 0) * DAY_MS)

const longDay: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'long', year: 'numeric' }

/** "23 November 2026", "November 23, 2026" or "2026-11-23" of a local date. */
export function longDateText(date: string): string {
  const { dateOrder } = timeStyle()
  if (dateOrder === 'iso') return date
  const parts = formatOf('UTC', longDay).formatToParts((dayNumberOf(date) ?? 0) * DAY_MS)
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const [day, month, year] = [read('day'), read('month'), read('year')]
  return dateOrder === 'month-day' ? `${month} ${day}, ${year}` : `${day} ${month} ${year}`
}

/**
 * "23 Nov 2026", "Nov 23, 2026" or "2026-11-23" of a local date; beside a date of the same year ("2026-12-31") a day and
 * month say enough.
 */
export function shortDateText(date: string, beside = ''): string {
  const { dateOrder } = timeStyle()
  if (dateOrder === 'iso') return date
  const parts = formatOf('UTC', shortDay).formatToParts((dayNumberOf(date) ?? 0) * DAY_MS)
  const read = (type: string): string => parts.find((part) => part.type === type)?.value ?? ''
  const [day, month, year] = [read('day'), read('month'), date.slice(0, 4)]
  const isMonthFirst = dateOrder === 'month-day'
  const dayAndMonth = isMonthFirst ? `${month} ${day}` : `${day} ${month}`
  return beside.startsWith(year) ? dayAndMonth : `${dayAndMonth}${isMonthFirst ? ',' : ''} ${year}`
}
const shortDay: Intl.DateTimeFormatOptions = { day: 'numeric', month: 'short' }

/** "Mon 23 Nov, 09:00 – 10:30", or with both dates where it ends on another day. */
export function spanText(start: string, end: string, timeZone: string): string {
  const from = `${dayText(start, timeZone)}, ${timeOf(start, timeZone)}`
  const isOneDay = dateOf(start, timeZone) === dateOf(Date.parse(end) - 1, timeZone)
  const { minute } = wallTimeOf(end, timeZone)
  return isOneDay
    ? `${from} – ${clockWords(minute === 0 ? 1440 : minute)}`
    : `${from} – ${dayText(end, timeZone)}, ${clockWords(minute)}`
}

export const addDays = (date: string, days: number): string => localDateOf((dayNumberOf(date) ?? 0) + days)
