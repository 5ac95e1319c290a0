import { dayNumberOf, weekdayOf } from '#core/time/local-date.ts'
import { dateText, wallTimeWords } from './zoned-time.ts'

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const quoted = /(“[^”]*”|"[^"]*")/
const moments = new RegExp(
  String.raw`\b(?<weekday>${weekdays.join('|')}) (?<day>\d{1,2}) (?<month>${months.join('|')})\b(?<then> (?=\d\d:\d\d))?|\b\d\d:\d\d\b`,
  'g',
)

/**
 * A sentence of the planner, which writes "Mon 23 Nov 12:15" for everybody, with dates and times as this reader has
 * them. Titles stay as they are. The year is not said: it is the one near `nearMs` in which the weekday is right.
 */
export const inReadersStyle = (sentence: string, nearMs: number): string =>
  sentence
    .split(quoted)
    .map((part, index) => (index % 2 === 1 ? part : withMoments(part, nearMs)))
    .join('')

const withMoments = (text: string, nearMs: number): string =>
  text.replaceAll(moments, (moment, ...rest: unknown[]) => {
    const { weekday, day, month, then } = rest.at(-1) as Readonly<Record<string, string | undefined>>
    if (weekday === undefined) return wallTimeWords(moment)
    const date = dateNear(weekday, `-${twoDigits(months.indexOf(month ?? '') + 1)}-${twoDigits(day)}`, nearMs)
    return date === undefined ? moment : `${dateText(date)}${then === undefined ? '' : ', '}`
  })

const twoDigits = (value: number | string | undefined): string => String(value).padStart(2, '0')

function dateNear(weekday: string, monthAndDay: string, nearMs: number): string | undefined {
  const year = new Date(nearMs).getUTCFullYear()
  return [year, year + 1, year - 1]
    .map((one) => `${one}${monthAndDay}`)
    .find((date) => weekdayOf(dayNumberOf(date) ?? 0) === weekdays.indexOf(weekday) + 1)
}
