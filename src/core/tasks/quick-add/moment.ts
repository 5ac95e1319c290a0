import { dayNumberOf, readMinuteOfDay, weekdayOf } from '../../time/local-date.ts'
import { instantOfWall, localDayOf } from '../start-of-local-date.ts'

/** A date, a time of day, or both, as typed. The day is null where only a time was said. */
export type Moment = { readonly day: number | null; readonly minute: number | null }

const weekdays = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday']

/** Reads "today", "tomorrow", "Fri", "2026-12-01", "17:00", or a day and a time as "Fri/17:00"; null for anything else. */
export function readMoment(text: string, nowMs: number, zone: string): Moment | null {
  const [first = '', second, ...rest] = text.toLowerCase().split('/')
  const alone = second === undefined ? readTime(first) : null
  if (alone !== null) return { day: null, minute: alone }
  const day = readDay(first, localDayOf(nowMs, zone))
  if (day === null || rest.length > 0) return null
  if (second === undefined) return { day, minute: null }
  const minute = readTime(second)
  return minute === null ? null : { day, minute }
}

/** Minutes after midnight of "9:30" or "17:00"; null otherwise. */
export const readTime = (text: string): number | null => readMinuteOfDay(text.padStart(5, '0')) ?? null

function readDay(text: string, today: number): number | null {
  if (text === 'today') return today
  if (text === 'tomorrow') return today + 1
  const index = text.length < 3 ? -1 : weekdays.findIndex((name) => name.startsWith(text))
  // Today has a word of its own, so the name of its weekday means a week from now.
  if (index >= 0) return today + 1 + ((index + 1 - weekdayOf(today + 1) + 7) % 7)
  return dayNumberOf(text) ?? null
}

/**
 * Epoch ms of a moment. A day without a time means its start, or its end where `atEnd`; a time without a day means
 * the next time that the clock reads it.
 */
export function momentMs({ day, minute }: Moment, nowMs: number, zone: string, atEnd: boolean): number {
  if (day !== null) return instantOfWall(day, minute ?? (atEnd ? 1440 : 0), zone)
  const today = localDayOf(nowMs, zone)
  const first = instantOfWall(today, minute ?? 0, zone)
  return first > nowMs ? first : instantOfWall(today + 1, minute ?? 0, zone)
}
