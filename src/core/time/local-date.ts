/** A local date as a day number: whole days since 1970-01-01, without any zone. */

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/
const TIME = /^(\d{2}):(\d{2})$/
const MONTH_DAYS = [31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31] as const

const isLeap = (year: number): boolean => year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0)

/** Day number of "2026-03-29" (proleptic Gregorian); undefined if there is no such date. */
export function dayNumberOf(localDate: string): number | undefined {
  const match = DATE.exec(localDate)
  if (match === null) return undefined
  const year = Number(match[1])
  const month = Number(match[2])
  const day = Number(match[3])
  if (month < 1 || month > 12 || day < 1) return undefined
  if (day > MONTH_DAYS[month - 1]! + (month === 2 && isLeap(year) ? 1 : 0)) return undefined
  return daysFromCivil(year, month, day)
}

// Years begin in March here, so that the leap day is the last of its year.
function daysFromCivil(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year
  const era = Math.floor(y / 400)
  const yearOfEra = y - era * 400
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear
  return era * 146_097 + dayOfEra - 719_468
}

/** Day numbers of dates; what is no date is left out. */
export const dayNumbersOf = (dates: readonly string[] | null | undefined): ReadonlySet<number> =>
  new Set((dates ?? []).map(dayNumberOf).filter((day) => day !== undefined))

/** "2026-03-29" of a day number; the inverse of dayNumberOf. */
export function localDateOf(dayNumber: number): string {
  const shifted = dayNumber + 719_468
  const era = Math.floor(shifted / 146_097)
  const dayOfEra = shifted - era * 146_097
  const yearOfEra = Math.floor(
    (dayOfEra -
      Math.floor(dayOfEra / 1460) +
      Math.floor(dayOfEra / 36_524) -
      Math.floor(dayOfEra / 146_096)) /
      365,
  )
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * dayOfYear + 2) / 153)
  const day = dayOfYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth + (shiftedMonth < 10 ? 3 : -9)
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** ISO weekday of a day number: 1 = Monday … 7 = Sunday. */
export const weekdayOf = (dayNumber: number): number => ((((dayNumber + 3) % 7) + 7) % 7) + 1

/** Day number of the first day of the week that holds `dayNumber`, for weeks that begin on `weekStart` (1–7). */
export const weekStartOf = (dayNumber: number, weekStart: number): number =>
  dayNumber - ((weekdayOf(dayNumber) - weekStart + 7) % 7)

/** Minutes after midnight of "09:30" ("24:00" is 1440); undefined if it is no time of day. */
export function readMinuteOfDay(text: string): number | undefined {
  const match = TIME.exec(text)
  if (match === null) return undefined
  const minutes = Number(match[1]) * 60 + Number(match[2])
  return Number(match[2]) < 60 && minutes <= 1440 ? minutes : undefined
}

/** Like readMinuteOfDay, for texts that were validated before; throws on anything else. */
export function minuteOfDay(text: string): number {
  const minutes = readMinuteOfDay(text)
  if (minutes === undefined)
    throw new RangeError(`Cannot read "${text}" as a time of day: expected HH:MM from 00:00 to 24:00.`)
  return minutes
}
