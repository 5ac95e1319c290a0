import { instantOfWall, localDayOf, startOfLocalDate } from '../tasks/start-of-local-date.ts'
import { minuteOfDay, weekdayOf } from '../time/local-date.ts'
import type { QuietHours } from './notice-settings.ts'

const MOST_STEPS = 16

/** First moment from `ms` on (epoch ms) that is not quiet on the wall clock of `zone`. */
export function afterQuiet(ms: number, zone: string, quiet: QuietHours): number {
  let at = ms
  // A weekend and the nights around it are a few steps; more means that every hour is quiet.
  for (let step = 0; step < MOST_STEPS; step++) {
    const next = quietUntil(at, zone, quiet)
    if (next === null) return at
    at = next
  }
  return at
}

/** End of the quiet stretch that holds `ms`; null outside of one. */
function quietUntil(ms: number, zone: string, quiet: QuietHours): number | null {
  const day = localDayOf(ms, zone)
  if (quiet.weekends && weekdayOf(day) > 5) return startOfLocalDate(day + 1, zone)
  const from = minuteOfDay(quiet.from)
  const to = minuteOfDay(quiet.to)
  // Compared as instants: on the nights when the clock is changed, wall times come twice or not at all.
  const stretches =
    from < to
      ? [[day, day]]
      : [
          [day - 1, day],
          [day, day + 1],
        ]
  for (const [first = day, last = day] of stretches) {
    if (from === to) break
    const end = instantOfWall(last, to, zone)
    if (ms >= instantOfWall(first, from, zone) && ms < end) return end
  }
  return null
}
