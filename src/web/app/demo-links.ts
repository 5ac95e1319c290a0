import { addDays, dateOf, instantOf } from '../format/zoned-time.ts'
import { weekdayOfDate } from '../format/week-range.ts'
import type { SignedIn } from './session-context.ts'

/** Monday, nine o'clock, after `nowMs`. */
export function nextMondayAtNine(nowMs: number, timeZone: string): string {
  const today = dateOf(nowMs, timeZone)
  const monday = addDays(today, 8 - weekdayOfDate(today))
  return new Date(instantOf(monday, '09:00', timeZone) ?? nowMs).toISOString()
}

/** The signed-in person's calendar, at the time that this page goes by: the emulator keeps its own. */
export const googleOf = (emulatorUrl: string, { person, clockOffsetMs }: SignedIn): string =>
  `${emulatorUrl}/?${new URLSearchParams({ person: person.email, ahead: String(Math.round(clockOffsetMs)) })}`
