export const MINUTE_MS = 60_000
export const DAY_MINUTES = 1440
const DAY_MS = 86_400_000

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const INSTANT =
  /^(\d{4}-\d{2}-\d{2})[Tt]([01]\d|2[0-3]):([0-5]\d):([0-5]\d)(?:\.(\d{1,9}))?(?:[Zz]|([+-])([01]\d|2[0-3]):([0-5]\d))$/

/** Days since 1970-01-01 of a date "YYYY-MM-DD"; undefined when there is no such date. */
export function parseDate(text: string): number | undefined {
  const match = DATE.exec(text)
  if (match === null) return undefined
  const day = dayOf(Number(match[1]), Number(match[2]), Number(match[3]))
  return dateText(day) === text ? day : undefined
}

/** "YYYY-MM-DD" of a day counted from 1970-01-01. */
export function dateText(day: number): string {
  const { year, month, date } = civil(day)
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)}`
}

/** Epoch ms of an RFC 3339 time with an offset; undefined when it is none. */
export function parseInstant(text: string): number | undefined {
  const match = INSTANT.exec(text)
  if (match === null) return undefined
  const day = parseDate(match[1] ?? '')
  if (day === undefined) return undefined
  const [hour, minute, second] = [Number(match[2]), Number(match[3]), Number(match[4])]
  const [offsetHour, offsetMinute] = [Number(match[7] ?? 0), Number(match[8] ?? 0)]
  const offset = (match[6] === '-' ? -1 : 1) * (offsetHour * 60 + offsetMinute)
  const fraction = Math.floor(Number(`0.${match[5] ?? 0}`) * 1000)
  return day * DAY_MS + (hour * 60 + minute - offset) * MINUTE_MS + second * 1000 + fraction
}

/** End of the minutes that begin before an instant: those before 16:59:30 end at 17:00. */
export function minuteEnd(ms: number): number {
  return Math.ceil(ms / MINUTE_MS) * MINUTE_MS
}

/** Minutes since midnight of "HH:MM"; "24:00" is 1440. */
export function parseClock(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3, 5))
}

/** "2026-11-23T08:00:00Z" of epoch ms; milliseconds only where there are some. */
export function instantText(ms: number): string {
  const day = Math.floor(ms / DAY_MS)
  const rest = ms - day * DAY_MS
  const fraction = rest % 1000 === 0 ? '' : `.${String(rest % 1000).padStart(3, '0')}`
  const second = Math.floor(rest / 1000)
  return `${dateText(day)}T${clockText(Math.floor(second / 60))}:${two(second % 60)}${fraction}Z`
}

/** "HH:MM" of minutes since midnight. */
export function clockText(minuteOfDay: number): string {
  return `${two(Math.floor(minuteOfDay / 60))}:${two(minuteOfDay % 60)}`
}

/** 1 = Monday … 7 = Sunday. 1970-01-01 was a Thursday. */
export function weekdayOf(day: number): number {
  return ((((day + 3) % 7) + 7) % 7) + 1
}

function two(value: number): string {
  return String(value).padStart(2, '0')
}

/** Days since 1970-01-01 in the Gregorian calendar, by counting years from 1 March 0000. */
function dayOf(year: number, month: number, date: number): number {
  const y = month > 2 ? year : year - 1
  const dayOfYear = Math.floor((153 * (month > 2 ? month - 3 : month + 9) + 2) / 5) + date - 1
  return y * 365 + Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400) + dayOfYear - 719_468
}

/** Year, month and date of a day counted from 1970-01-01. */
export function civil(day: number): { year: number; month: number; date: number } {
  let year = Math.floor((day + 719_468) / 365.2425)
  while (dayOf(year, 3, 1) > day) year -= 1
  while (dayOf(year + 1, 3, 1) <= day) year += 1
  const dayOfYear = day - dayOf(year, 3, 1)
  const shifted = Math.floor((5 * dayOfYear + 2) / 153)
  const date = dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1
  return shifted < 10 ? { year, month: shifted + 3, date } : { year: year + 1, month: shifted - 9, date }
}
