import { DAY_MS, HOUR_MS, MINUTE_MS } from '../time/interval.ts'
import { type LocalClock, localClock, localDayAt } from '../time/local-clock.ts'

/** The widest step between UTC and a wall clock, and a day for a date that the zone skipped. */
const reachMs = 15 * HOUR_MS + DAY_MS

/**
 * Epoch ms of the first minute at which the wall reads the date (a day number) or a later one. Where midnight is
 * skipped this is the first minute after the gap, and where a zone left out a whole date, the start of the next.
 */
export function startOfLocalDate(dayNumber: number, zone: string): number {
  const aroundMs = dayNumber * DAY_MS
  const clock = localClock(zone, aroundMs - reachMs, aroundMs + reachMs)
  for (const piece of clock.startsMs.keys()) {
    const candidate = firstInPiece(clock, piece, dayNumber)
    if (candidate !== null) return candidate
  }
  throw new RangeError(
    `Cannot find the start of day ${dayNumber} in zone "${zone}": its clock never gets there.`,
  )
}

function firstInPiece(clock: LocalClock, piece: number, dayNumber: number): number | null {
  const midnightMs = dayNumber * DAY_MS - clock.offsetMinutes[piece]! * MINUTE_MS
  const candidate = Math.max(clock.startsMs[piece]!, midnightMs)
  return candidate < (clock.startsMs[piece + 1] ?? Infinity) && localDayAt(clock, candidate) >= dayNumber
    ? candidate
    : null
}

/** Local date of an instant, as a day number. */
export const localDayOf = (ms: number, zone: string): number => localDayAt(localClock(zone, ms, ms), ms)
