import { dayNumberOf } from '#core/time/local-date.ts'
import { timeStyle } from './time-style.ts'
import { weekdayNames, weekdayOfDate } from './week-range.ts'
import { addDays } from './zoned-time.ts'

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec']

/**
 * The date that a few words mean, seen from `today`; null when they mean none.
 * "tomorrow", "next week", "fri", "2026-12-24", "24 dec", "Dec 24 2027", "24.12."; "24/12" or "12/24" as the reader
 * writes dates.
 */
export function readDate(text: string, today: string): string | null {
  const words = text
    .trim()
    .toLowerCase()
    .replace(/^(go to|jump to|on) /, '')
  return relative(words, today) ?? weekday(words, today) ?? absolute(words, today)
}

const days: Readonly<Record<string, number>> = {
  today: 0,
  tomorrow: 1,
  yesterday: -1,
  'next week': 7,
  'last week': -7,
}

function relative(words: string, today: string): string | null {
  const by = days[words]
  return by === undefined ? null : addDays(today, by)
}

/** The next day of that name; today is not meant by it. */
function weekday(words: string, today: string): string | null {
  const name = words.replace(/^next /, '')
  if (name.length < 3) return null
  const index = weekdayNames.findIndex((one) => one.toLowerCase().startsWith(name))
  if (index < 0) return null
  return addDays(today, ((index + 1 - weekdayOfDate(today) + 6) % 7) + 1)
}

const dayFirst = /^(?<day>\d{1,2})(?:\.\s?| )(?<month>[a-z]{3,9}|\d{1,2})\.?(?: ?(?<year>\d{4}))?$/
const monthFirst = /^(?<month>[a-z]{3,9}) (?<day>\d{1,2})(?:,? (?<year>\d{4}))?$/
const slashed = /^(?<one>\d{1,2})\/(?<two>\d{1,2})(?:\/(?<year>\d{4}))?$/
const iso = /^(?<year>\d{4})-(?<month>\d{1,2})-(?<day>\d{1,2})$/

/** Without a year the nearest one ahead is meant. */
function absolute(words: string, today: string): string | null {
  const { day = '', month = '', year } = partsOf(words)
  if (day === '') return null
  if (year !== undefined) return dateOf(year, month, day)
  const thisYear = Number(today.slice(0, 4))
  const date = dateOf(String(thisYear), month, day)
  return date !== null && date >= today ? date : dateOf(String(thisYear + 1), month, day)
}

type Parts = { readonly day?: string; readonly month?: string; readonly year?: string | undefined }

const partsOf = (words: string): Parts =>
  (iso.exec(words) ?? dayFirst.exec(words) ?? monthFirst.exec(words))?.groups ?? ordered(words)

/** The slash is the only sign whose order the reader decides. */
function ordered(words: string): Parts {
  const { one = '', two = '', year } = slashed.exec(words)?.groups ?? {}
  return timeStyle().dateOrder === 'month-day'
    ? { month: one, day: two, year }
    : { day: one, month: two, year }
}

function dateOf(year: string, month: string, day: string): string | null {
  const date = `${year}-${String(monthOf(month)).padStart(2, '0')}-${day.padStart(2, '0')}`
  return dayNumberOf(date) === undefined ? null : date
}

const monthOf = (word: string): number =>
  /^\d/.test(word) ? Number(word) : months.indexOf(word.slice(0, 3)) + 1
