import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/interval.ts'
import { type LocalClock, localClock, localDayAt, wallMinuteAt } from '../time/local-clock.ts'

/** The widest step between UTC and a wall clock, and a day for a date that the zone skipped. */
const REACH_MS = 15 * HOUR_MS + DAY_MS

/**
 * Epoch ms of the first minute at which the wall reads the date (a day number) or a later one. Where midnight is
 * skipped this is the first minute after the gap, and where a zone left out a whole date, the start of the next.
 */
export const startOfLocalDate = (dayNumber: number, zone: string): number => instantOfWall(dayNumber, 0, zone)

/**
 * Epoch ms of the first minute at which the wall reads the date and time of day (minutes after midnight), or later:
 * the earlier of two on the night when the clock goes back, the first after the gap when it goes ahead.
 */
export function instantOfWall(dayNumber: number, minuteOfDay: number, zone: string): number {
  const wallMs = dayNumber * DAY_MS + minuteOfDay * MINUTE_MS
  const clock = localClock(zone, wallMs - REACH_MS, wallMs + REACH_MS)
  for (const piece of clock.startsMs.keys()) {
    const candidate = firstInPiece(clock, piece, wallMs)
    if (candidate !== null) return candidate
  }
  throw new RangeError(`Cannot find day ${dayNumber} in zone "${zone}": its clock never gets there.`)
}

function firstInPiece(clock: LocalClock, piece: number, wallMs: number): number | null {
  const byOffset = wallMs - clock.offsetMinutes[piece]! * MINUTE_MS
  const candidate = Math.max(clock.startsMs[piece]!, byOffset)
  const isInPiece = candidate < (clock.startsMs[piece + 1] ?? Infinity)
  return isInPiece && wallMinuteAt(clock, candidate) * MINUTE_MS >= wallMs ? candidate : null
}

/** Local date of an instant, as a day number. */
export const localDayOf = (ms: number, zone: string): number => localDayAt(localClock(zone, ms, ms), ms)
