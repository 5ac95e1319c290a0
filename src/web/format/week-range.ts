import { dayNumberOf, localDateOf, weekStartOf, weekdayOf } from '#core/time/local-date.ts'
import { timeStyle } from './time-style.ts'

/** First date of the week that holds `date`, for weeks that begin on `weekStart` (1 = Monday … 7 = Sunday). */
export const firstOfWeek = (date: string, weekStart: number): string =>
  localDateOf(weekStartOf(dayNumberOf(date) ?? 0, weekStart))

/** The seven dates of that week. */
export function datesOfWeek(date: string, weekStart: number): string[] {
  const first = weekStartOf(dayNumberOf(date) ?? 0, weekStart)
  return Array.from({ length: 7 }, (_, index) => localDateOf(first + index))
}

const months = 'January February March April May June July August September October November December'.split(
  ' ',
)

type DateParts = { readonly day: number; readonly month: string; readonly year: string }

/**
 * "23 – 29 November 2026", "30 November – 6 December 2026", "28 December 2026 – 3 January 2027"; for who reads
 * the month first "November 23 – 29, 2026", and for who reads ISO both dates.
 */
export function weekLabel(date: string, weekStart: number): string {
  const dates = datesOfWeek(date, weekStart)
  const [from, to] = [dates[0] ?? date, dates[6] ?? date]
  const [first, last] = [partsOf(from), partsOf(to)]
  switch (timeStyle().dateOrder) {
    case 'iso':
      return `${from} – ${to}`
    case 'month-day':
      return monthFirst(first, last)
    default:
      return dayFirst(first, last)
  }
}

function dayFirst(first: DateParts, last: DateParts): string {
  const end = `${last.day} ${last.month} ${last.year}`
  if (first.year !== last.year) return `${first.day} ${first.month} ${first.year} – ${end}`
  if (first.month !== last.month) return `${first.day} ${first.month} – ${end}`
  return `${first.day} – ${end}`
}

function monthFirst(first: DateParts, last: DateParts): string {
  const begin = `${first.month} ${first.day}`
  const end = `${last.day}, ${last.year}`
  if (first.year !== last.year) return `${begin}, ${first.year} – ${last.month} ${end}`
  return first.month === last.month ? `${begin} – ${end}` : `${begin} – ${last.month} ${end}`
}

function partsOf(date: string): DateParts {
  const [year = '', month = '1', day = '1'] = date.split('-')
  return { day: Number(day), month: months[Number(month) - 1] ?? '', year }
}

export const weekdayNames = [
  'Monday',
  'Tuesday',
  'Wednesday',
  'Thursday',
  'Friday',
  'Saturday',
  'Sunday',
] as const

/** Short name of an ISO weekday, 1 = "Mon". */
export const weekdayShort = (weekday: number): string => weekdayNames[weekday - 1]?.slice(0, 3) ?? ''

export const weekdayOfDate = (date: string): number => weekdayOf(dayNumberOf(date) ?? 0)

/** Weekdays in the order in which the person's week shows them. */
export const weekdaysFrom = (weekStart: number): number[] =>
  Array.from({ length: 7 }, (_, index) => ((weekStart - 1 + index) % 7) + 1)

/** "every day", "Mon – Fri", "Mon, Wed, Fri": runs of three days and more are drawn together. */
export function weekdaysText(days: readonly number[]): string {
  if (days.length === 7) return 'every day'
  const sorted = days.toSorted((a, b) => a - b)
  const runs: number[][] = []
  for (const day of sorted) {
    const run = runs.at(-1)
    if (run !== undefined && run.at(-1) === day - 1) run.push(day)
    else runs.push([day])
  }
  return runs
    .flatMap((run) => (run.length > 2 ? [`${shortOf(run[0])} – ${shortOf(run.at(-1))}`] : run.map(shortOf)))
    .join(', ')
}

const shortOf = (day: number | undefined): string => weekdayShort(day ?? 1)
