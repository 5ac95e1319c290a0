import { IANAZone } from 'luxon'
import { DAY_MS, HOUR_MS, MINUTE_MS } from './interval.ts'

/**
 * The clock on somebody's wall over a stretch of time: pieces of constant offset.
 * Piece i runs from startsMs[i] to startsMs[i + 1]; the first reaches back and the last forward without end.
 */
export type LocalClock = {
  readonly startsMs: readonly number[]
  readonly offsetMinutes: readonly number[]
  /** By piece: dates (day numbers) without any hours while it lasts; left out: none. */
  readonly closedDays?: readonly (ReadonlySet<number> | undefined)[]
}

/** Reads the zone's offsets over [fromMs, toMs]. Outside of it the nearest known offset is used. */
export function zoneClock(timeZone: string, fromMs: number, toMs: number): LocalClock {
  const zone = IANAZone.create(timeZone)
  if (!zone.isValid)
    throw new RangeError(
      `Cannot read the clock of zone "${timeZone}": expected an IANA zone, such as Europe/Berlin.`,
    )
  const startsMs = [Math.floor(fromMs / MINUTE_MS) * MINUTE_MS]
  const offsetMinutes = [zone.offset(startsMs[0]!)]
  let seenMs = startsMs[0]!
  while (seenMs < toMs) {
    const nextMs = Math.min(seenMs + 3 * DAY_MS, Math.ceil(toMs / MINUTE_MS) * MINUTE_MS)
    const offset = zone.offset(nextMs)
    if (offset !== offsetMinutes.at(-1)) {
      startsMs.push(changeBetween(zone, seenMs, nextMs))
      offsetMinutes.push(offset)
    }
    seenMs = nextMs
  }
  return { startsMs, offsetMinutes }
}

/** First minute in (lowMs, highMs] with the offset of highMs; no zone changes twice within three days. */
function changeBetween(zone: IANAZone, lowMs: number, highMs: number): number {
  const target = zone.offset(highMs)
  let low = lowMs
  let high = highMs
  while (high - low > MINUTE_MS) {
    const middle = low + Math.floor((high - low) / 2 / MINUTE_MS) * MINUTE_MS
    if (zone.offset(middle) === target) high = middle
    else low = middle
  }
  return high
}

/** How far around a wall time taken for UTC its instant may lie: the widest offset, and a day for a skipped date. */
export const REACH_MS = 15 * HOUR_MS + DAY_MS

/** Offset from UTC in minutes at an instant. */
function offsetAt(clock: LocalClock, ms: number): number {
  let piece = clock.startsMs.length - 1
  while (piece > 0 && clock.startsMs[piece]! > ms) piece--
  return clock.offsetMinutes[piece]!
}

/** Minutes since 1970-01-01T00:00 as the wall reads them; a minute counts by its start. */
export const wallMinuteAt = (clock: LocalClock, ms: number): number =>
  Math.floor(ms / MINUTE_MS) + offsetAt(clock, ms)

/** Local date of an instant, as a day number. */
export const localDayAt = (clock: LocalClock, ms: number): number =>
  Math.floor(wallMinuteAt(clock, ms) / 1440)

/** Local time of day of an instant, in minutes after midnight. */
export const minuteOfDayAt = (clock: LocalClock, ms: number): number => {
  const wall = wallMinuteAt(clock, ms)
  return wall - Math.floor(wall / 1440) * 1440
}

/**
 * The first minute at which the wall reads a date and time of day (wallMs: both as if in UTC), or later: the earlier
 * of two when the clock goes back, the first after the gap when it goes ahead; null if the clock never gets there.
 */
export function firstAtWall(clock: LocalClock, wallMs: number): number | null {
  for (const piece of clock.startsMs.keys()) {
    const candidate = firstInPiece(clock, piece, wallMs)
    if (candidate !== null) return candidate
  }
  return null
}

function firstInPiece(clock: LocalClock, piece: number, wallMs: number): number | null {
  const byOffset = wallMs - clock.offsetMinutes[piece]! * MINUTE_MS
  const candidate = Math.max(clock.startsMs[piece]!, byOffset)
  const isInPiece = candidate < (clock.startsMs[piece + 1] ?? Infinity)
  return isInPiece && wallMinuteAt(clock, candidate) * MINUTE_MS >= wallMs ? candidate : null
}
