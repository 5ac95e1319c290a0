import type { Trip } from '../../time/trips.ts'
import { MINUTE_MS, parseDate } from './instant.ts'
import { type WallClock, wallClock } from './wall-clock.ts'

/** Midnight is at a full quarter of an hour of UTC in every zone, so no clock takes over from another within one. */
const QUARTER_MS = 15 * MINUTE_MS

type Away = { readonly first: number; readonly last: number; readonly wall: WallClock }

/**
 * The clock of somebody who travels, judged instant by instant: a trip's clock counts on the trip's dates, as soon as
 * the clock before it has reached the first of them. Times are told by the clock of home.
 */
export function travelClock(timeZone: string, trips: readonly Trip[]): WallClock {
  const home = wallClock(timeZone)
  if (trips.length === 0) return home
  const away = trips.map(readTrip).sort((a, b) => a.first - b.first)
  const known = new Map<number, WallClock>()
  const clockAt = (ms: number): WallClock => {
    const quarter = Math.floor(ms / QUARTER_MS)
    const found = known.get(quarter)
    if (found !== undefined) return found
    const clock = clockOf(ms)
    known.set(quarter, clock)
    return clock
  }
  const clockOf = (ms: number): WallClock => {
    for (const [index, trip] of away.entries()) {
      const before = away[index - 1]
      const from = before?.last === trip.first - 1 ? before.wall : home
      if (covers(trip, trip.wall.day(ms)) && from.day(ms) >= trip.first) return trip.wall
    }
    return home
  }
  return {
    minutes: (ms) => clockAt(ms).minutes(ms),
    day: (ms) => clockAt(ms).day(ms),
    minuteOfDay: (ms) => clockAt(ms).minuteOfDay(ms),
    onTheWay: (ms) => clockAt(ms) === home && away.some((trip) => covers(trip, home.day(ms))),
    told: home,
  }
}

const covers = ({ first, last }: Away, day: number): boolean => day >= first && day <= last

const readTrip = ({ from, to, timeZone }: Trip): Away => ({
  first: parseDate(from) ?? Number.NaN,
  last: parseDate(to) ?? Number.NaN,
  wall: wallClock(timeZone),
})
