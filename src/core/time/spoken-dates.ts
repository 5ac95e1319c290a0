import { DAY_MS } from './interval.ts'
import { dayNumberOf, localDateOf, weekdayOf } from './local-date.ts'

/** How a reader writes a local date, with or without its year, and a time of day of the wire ("09:30", "24:00"). */
export type Hand = {
  readonly date: (localDate: string, hasYear: boolean) => string
  readonly time: (wallTime: string) => string
}

const weekdays = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

const quoted = /(“[^”]*”|"[^"]*")/
const moments = new RegExp(
  String.raw`\b(?<weekday>${weekdays.join('|')}) (?<day>\d{1,2}) (?<month>${months.join('|')})\b(?: (?<year>\d{4})\b)?(?<then>,? (?=\d\d:\d\d))?|\b\d\d:\d\d\b`,
  'g',
)

/**
 * The planner and the API write "Mon 23 Nov 12:15" for everybody; pages, mails and calendars rewrite it for their
 * reader. Titles, between quotes, stay as they are. A year that is not said is the one near `nearMs` in which the
 * weekday is right.
 */
export const inHand = (sentence: string, hand: Hand, nearMs: number): string =>
  outsideQuotes(sentence, (part) => withMoments(part, hand, nearMs))

/** What stands between quotes is a title, or what somebody typed: not ours to rewrite. */
export const outsideQuotes = (text: string, rewrite: (part: string) => string): string =>
  text
    .split(quoted)
    .map((part, index) => (index % 2 === 1 ? part : rewrite(part)))
    .join('')

const withMoments = (text: string, { date, time }: Hand, nearMs: number): string =>
  text.replaceAll(moments, (moment, ...rest: unknown[]) => {
    const said = rest.at(-1) as Readonly<Record<string, string | undefined>>
    if (said['weekday'] === undefined) return time(moment)
    const found = dateOf(said, nearMs)
    return found === undefined
      ? moment
      : `${date(found, said['year'] !== undefined)}${said['then'] === undefined ? '' : ', '}`
  })

const twoDigits = (value: number | string | undefined): string => String(value).padStart(2, '0')

function dateOf(said: Readonly<Record<string, string | undefined>>, nearMs: number): string | undefined {
  const monthAndDay = `-${twoDigits(months.indexOf(said['month'] ?? '') + 1)}-${twoDigits(said['day'])}`
  const year = Number(localDateOf(Math.floor(nearMs / DAY_MS)).slice(0, 4))
  const years = said['year'] === undefined ? [year, year + 1, year - 1] : [Number(said['year'])]
  return years
    .map((one) => `${one}${monthAndDay}`)
    .find((date) => weekdayOf(dayNumberOf(date) ?? 0) === weekdays.indexOf(said['weekday'] ?? '') + 1)
}
