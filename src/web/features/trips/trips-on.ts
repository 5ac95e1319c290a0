import type { TripView } from '#contracts/http/settings-routes.ts'
import { type Interval, overlaps } from '#core/time/interval.ts'
import { addDays, instantOf } from '../../format/zoned-time.ts'

/** Trips of which something is seen on dates at home: a morning there may be the evening before here. */
export function tripsOn(trips: readonly TripView[], dates: readonly string[], home: string): TripView[] {
  const shown = spanOf({ from: dates[0] ?? '', to: dates.at(-1) ?? '', timeZone: home })
  return trips.filter((trip) => overlaps(spanOf(trip), shown))
}

const spanOf = ({ from, to, timeZone }: TripView): Interval => ({
  startMs: instantOf(from, '00:00', timeZone) ?? NaN,
  endMs: instantOf(addDays(to, 1), '00:00', timeZone) ?? NaN,
})
