import { DAY_MS, MINUTE_MS } from '../time/interval.ts'
import { type Zone, localClock } from '../time/local-clock.ts'
import { REACH_MS, firstAtWall, localDayAt } from '../time/zone-clock.ts'

/**
 * Epoch ms of the first minute at which the wall reads the date (a day number) or a later one. Where midnight is
 * skipped this is the first minute after the gap, and where a zone left out a whole date, the start of the next.
 */
export const startOfLocalDate = (dayNumber: number, zone: Zone): number => instantOfWall(dayNumber, 0, zone)

/**
 * Epoch ms of the first minute at which the wall reads the date and time of day (minutes after midnight), or later:
 * the earlier of two on the night when the clock goes back, the first after the gap when it goes ahead.
 */
export function instantOfWall(dayNumber: number, minuteOfDay: number, zone: Zone): number {
  const wallMs = dayNumber * DAY_MS + minuteOfDay * MINUTE_MS
  const found = firstAtWall(localClock(zone, wallMs - REACH_MS, wallMs + REACH_MS), wallMs)
  if (found !== null) return found
  const name = typeof zone === 'string' ? zone : zone.home
  throw new RangeError(`Cannot find day ${dayNumber} in zone "${name}": its clock never gets there.`)
}

/** Local date of an instant, as a day number. */
export const localDayOf = (ms: number, zone: Zone): number => localDayAt(localClock(zone, ms, ms), ms)
