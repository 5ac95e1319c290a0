import { DAY_MS } from './interval.ts'
import { dayNumberOf } from './local-date.ts'
import { REACH_MS, firstAtWall, zoneClock } from './zone-clock.ts'

/** Local dates, both included, that somebody lives by the clock of another IANA zone. */
export type Trip = { readonly from: string; readonly to: string; readonly timeZone: string }

/** The zone that somebody is in when they are on no trip, and their trips: no two on the same date. */
export type Whereabouts = { readonly home: string; readonly trips: readonly Trip[] }

/** Of a person, or of a planning problem. */
export const whereaboutsOf = (one: {
  readonly timeZone: string
  readonly trips?: readonly Trip[] | null | undefined
}): Whereabouts => ({ home: one.timeZone, trips: one.trips ?? [] })

/** The zone whose clock somebody lives by at an instant. */
export const zoneAt = (whereabouts: Whereabouts, ms: number): string =>
  stretchesOf(whereabouts).find(({ endMs }) => ms < endMs)?.timeZone ?? whereabouts.home

/** [startMs, endMs) by the clock of one zone. */
type Stretch = {
  readonly timeZone: string
  readonly startMs: number
  readonly endMs: number
  readonly closedDays: ReadonlySet<number> | undefined
}

type Days = { readonly timeZone: string; readonly fromDay: number; readonly afterDay: number }

/**
 * Time without a gap, cut where one clock takes over from another. Each date is lived to its end by its own clock
 * before the next one counts, so dates never go back. In between somebody is on the way: the clock is that of home,
 * where dates of a trip have no hours.
 */
export function stretchesOf({ home, trips }: Whereabouts): readonly Stretch[] {
  const found = known.get(trips)?.get(home)
  if (found !== undefined) return found
  const stretches = cutByTrips({ home, trips })
  known.set(trips, new Map(known.get(trips)).set(home, stretches))
  return stretches
}

/** Dates are asked for by the hundred, of the same trips. */
const known = new WeakMap<readonly Trip[], Map<string, readonly Stretch[]>>()

function cutByTrips({ home, trips }: Whereabouts): Stretch[] {
  const days = trips.map(daysOf).toSorted((a, b) => a.fromDay - b.fromDay)
  const closedDays = new Set(days.flatMap(({ fromDay, afterDay }) => range(fromDay, afterDay)))
  const stretches: Stretch[] = []
  let homeFromMs = -Infinity
  for (const [index, { timeZone, fromDay, afterDay }] of days.entries()) {
    const comesFromTrip = days[index - 1]?.afterDay === fromDay
    const leavesMs = comesFromTrip ? homeFromMs : Math.max(homeFromMs, midnight(fromDay, home))
    const startMs = Math.max(leavesMs, midnight(fromDay, timeZone))
    const endMs = midnight(afterDay, timeZone)
    if (endMs <= startMs) continue
    stretches.push({ timeZone: home, startMs: homeFromMs, endMs: startMs, closedDays })
    stretches.push({ timeZone, startMs, endMs, closedDays: undefined })
    homeFromMs = endMs
  }
  stretches.push({ timeZone: home, startMs: homeFromMs, endMs: Infinity, closedDays })
  return stretches.filter(({ startMs, endMs }) => startMs < endMs)
}

function daysOf({ from, to, timeZone }: Trip): Days {
  const [fromDay, lastDay] = [dayNumberOf(from), dayNumberOf(to)]
  if (fromDay === undefined || lastDay === undefined)
    throw new RangeError(`Cannot read the trip from "${from}" to "${to}": expected two dates, YYYY-MM-DD.`)
  return { timeZone, fromDay, afterDay: lastDay + 1 }
}

const range = (from: number, to: number): number[] => Array.from({ length: to - from }, (_, i) => from + i)

function midnight(day: number, timeZone: string): number {
  const wallMs = day * DAY_MS
  const found = firstAtWall(zoneClock(timeZone, wallMs - REACH_MS, wallMs + REACH_MS), wallMs)
  return found ?? wallMs
}
