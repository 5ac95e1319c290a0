import type { Facts } from './facts.ts'
import { civil, clockText, DAY_MINUTES, weekdayOf } from './instant.ts'
import type { WallClock } from './wall-clock.ts'

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']

/** "Tue 24 Nov" of a day counted from 1970-01-01. */
export function dayWords(day: number): string {
  const { month, date } = civil(day)
  return `${WEEKDAYS[weekdayOf(day) - 1]} ${date} ${MONTHS[month - 1]}`
}

/** "Tue 24 Nov 09:00", on the clock of the person's zone, on a trip, too: it is the one that the calendar shows. */
export function timeWords(clock: WallClock, ms: number): string {
  const wall = clock.told ?? clock
  return `${dayWords(wall.day(ms))} ${clockText(wall.minuteOfDay(ms))}`
}

/** "Tue 24 Nov 09:00–11:00"; the second date appears only where it differs, and midnight ends a day as 24:00. */
export function spanWords(clock: WallClock, startMs: number, endMs: number): string {
  const wall = clock.told ?? clock
  const [startDay, end] = [wall.day(startMs), wall.minutes(endMs)]
  const sameDay = end - startDay * DAY_MINUTES
  const to = sameDay >= 0 && sameDay <= DAY_MINUTES ? clockText(sameDay) : timeWords(wall, endMs)
  return `${timeWords(wall, startMs)}–${to}`
}

/** "1 h 30 min", "45 min", "2 h". */
export function minutesWords(minutes: number): string {
  const [hours, rest] = [Math.floor(minutes / 60), minutes % 60]
  if (hours === 0) return `${tidy(rest)} min`
  return rest === 0 ? `${hours} h` : `${hours} h ${tidy(rest)} min`
}

/** "3 days 4 h" from a day on, else as minutesWords(); whole minutes. */
export function spanLengthWords(minutes: number): string {
  const days = Math.floor(minutes / DAY_MINUTES)
  if (days === 0) return minutesWords(minutes)
  const hours = Math.floor((minutes % DAY_MINUTES) / 60)
  const text = days === 1 ? '1 day' : `${days} days`
  return hours === 0 ? text : `${text} ${hours} h`
}

/** "12" or "12.5": points and minutes without noise. */
export function tidy(value: number): string {
  return String(Math.round(value * 1000) / 1000)
}

/** `"Write draft" (t1)`, or just `"t1"` where there is no title. */
export function nameOf(facts: Facts, id: string): string {
  const name = facts.items.get(id)?.name ?? id
  return printable(name === id ? `"${id}"` : `"${name}" (${id})`)
}

/** A text without control characters, which could play tricks on a terminal. */
export function printable(text: string): string {
  return text.replaceAll(/\p{Cc}/gu, '\uFFFD')
}

/** "a", "a and b", "a, b and 3 more". */
export function listWords(names: readonly string[], most = 3): string {
  if (names.length > most) return `${names.slice(0, most).join(', ')} and ${names.length - most} more`
  if (names.length < 2) return names.join('')
  return `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}
