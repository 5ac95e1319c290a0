import { IANAZone } from 'luxon'
import { DAY_MINUTES, MINUTE_MS } from './instant.ts'

const CHUNK_MS = 6 * 60 * MINUTE_MS

/** Reads dates and times of day off the clock on the wall of one time zone. */
export type WallClock = {
  /** Whole minutes on the wall since 1970-01-01T00:00 there: date × 1440 + minute of the day. */
  readonly minutes: (ms: number) => number
  /** Days since 1970-01-01 of the local date. */
  readonly day: (ms: number) => number
  /** Whole minutes since local midnight, as the clock shows them. */
  readonly minuteOfDay: (ms: number) => number
  /** Between the clock of home and that of a trip, when there are no hours. */
  readonly onTheWay: (ms: number) => boolean
  /** The clock by which sentences tell times, where it is another one. */
  readonly told?: WallClock
}

/**
 * A wall clock of an IANA zone. An offset that is the same at both ends of a quarter of a day holds in
 * between (no zone changes there and back within six hours); elsewhere each minute is asked for by itself.
 */
export function wallClock(timeZone: string): WallClock {
  const zone = IANAZone.create(timeZone)
  const chunks = new Map<number, number | undefined>()
  let [lastChunk, lastOffset]: [number, number | undefined] = [Number.NaN, undefined]
  const offset = (ms: number): number => {
    const chunk = Math.floor(ms / CHUNK_MS)
    if (chunk !== lastChunk) {
      if (!chunks.has(chunk)) chunks.set(chunk, steadyOffset(zone, chunk))
      ;[lastChunk, lastOffset] = [chunk, chunks.get(chunk)]
    }
    return lastOffset ?? zone.offset(ms)
  }
  const minutes = (ms: number): number => Math.floor(ms / MINUTE_MS + offset(ms))
  return {
    minutes,
    day: (ms) => Math.floor(minutes(ms) / DAY_MINUTES),
    minuteOfDay: (ms) => {
      const all = minutes(ms)
      return all - Math.floor(all / DAY_MINUTES) * DAY_MINUTES
    },
    onTheWay: () => false,
  }
}

/** The offset of a zone in minutes through a whole chunk; undefined where it changes. */
function steadyOffset(zone: IANAZone, chunk: number): number | undefined {
  const first = zone.offset(chunk * CHUNK_MS)
  return first === zone.offset((chunk + 1) * CHUNK_MS) ? first : undefined
}
