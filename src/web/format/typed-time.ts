import { dayNumberOf, readMinuteOfDay } from '#core/time/local-date.ts'
import { readDate } from './read-date.ts'
import { shortDateText, clockText, clockWords } from './zoned-time.ts'

/** As the native fields are called: their values are the same, "2026-11-27", "17:00", "2026-11-27T17:00". */
export type TypedKind = 'date' | 'time' | 'datetime-local'

/** The value that was meant, seen from `today`; null when the words mean none. Nothing means "". */
export function readTyped(kind: TypedKind, text: string, today: string): string | null {
  const words = text.trim().toLowerCase()
  if (words === '') return ''
  if (kind === 'date') return readDate(words, today)
  if (kind === 'time') return readTime(words)
  return readMoment(words, today)
}

/** A value as the reader writes it: "27 Nov 2026", "5:00 PM", "2026-11-27, 17:00". */
export function writeTyped(kind: TypedKind, value: string): string {
  const [date = '', time = ''] = kind === 'time' ? ['', value] : value.split('T')
  return [dateWords(date), timeWords(time)].filter((words) => words !== '').join(', ')
}

const dateWords = (date: string): string => (dayNumberOf(date) === undefined ? date : shortDateText(date))
const timeWords = (time: string): string => {
  const minute = readMinuteOfDay(time)
  return minute === undefined ? time : clockWords(minute)
}

const clock = /^(?<hour>\d{1,2}?)(?:[:.h]?(?<minute>\d{2}))?(?: ?(?<half>[ap])\.?m\.?)?$/

/** "17:00", "1700", "17", "17h30", "5:30 pm", "5pm", "noon"; the end of the day is "24:00" or "midnight". */
function readTime(words: string): string | null {
  if (words === 'noon') return '12:00'
  if (/^(12 )?midnight$/.test(words)) return '24:00'
  const { hour, minute = '00', half } = clock.exec(words)?.groups ?? {}
  if (hour === undefined) return null
  const hours = half === undefined ? Number(hour) : inHalf(Number(hour), half)
  return Number(minute) < 60 ? ofDay(hours * 60 + Number(minute)) : null
}

const ofDay = (minute: number): string | null => (minute >= 0 && minute <= 1440 ? clockText(minute) : null)

/** Hours after midnight; below zero for an hour that no half of the day has. */
const inHalf = (hour: number, half: string): number =>
  hour < 1 || hour > 12 ? -1 : (hour % 12) + (half === 'p' ? 12 : 0)

/** Everything before the last words that are a time is the date: "tomorrow 5pm", "27 Nov 2026, 17:00". */
function readMoment(words: string, today: string): string | null {
  // "27 Nov 2026" alone has no time, although 2026 might be one.
  if (readDate(words, today) !== null) return null
  const parts = words.replace(/^(\d{4}-\d{1,2}-\d{1,2})t/, '$1 ').split(/,? +/)
  for (const count of [1, 2]) {
    const time = readTime(parts.slice(-count).join(' '))
    const date = readDate(parts.slice(0, -count).join(' '), today)
    if (time !== null && date !== null) return `${date}T${time}`
  }
  return null
}
