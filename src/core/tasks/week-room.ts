import { type Interval, MINUTE_MS, interval, subtract, totalMs } from '../time/interval.ts'
import { type Zone, localClock } from '../time/local-clock.ts'
import { minuteOfDay } from '../time/local-date.ts'
import { openWindows } from '../time/working-hours.ts'
import type { WeeklyRange } from '../people/hours-profile.ts'

/** Minutes that a stretch of time needs for goals, against the free minutes of their hours within it. */
export type Room = {
  readonly startMs: number
  readonly endMs: number
  readonly needMinutes: number
  readonly freeMinutes: number
  readonly verdict: 'fits' | 'overfull'
}

export type Hours = {
  readonly zone: Zone
  readonly ranges: readonly WeeklyRange[]
  /** Day numbers without any hours. */
  readonly daysOff: ReadonlySet<number>
  readonly busy: readonly Interval[]
}

/** Compares a need with what the hours leave free of busy time in [startMs, endMs). */
export function roomIn({ startMs, endMs }: Interval, needMinutes: number, hours: Hours): Room {
  const freeMinutes = endMs <= startMs ? 0 : freeIn(interval(startMs, endMs), hours)
  const verdict = needMinutes <= freeMinutes ? 'fits' : 'overfull'
  return { startMs, endMs, needMinutes, freeMinutes, verdict }
}

const freeIn = (span: Interval, hours: Hours): number =>
  Math.floor(totalMs(subtract(openIn(span, hours), hours.busy)) / MINUTE_MS)

type OpenHours = Omit<Hours, 'busy'>

/** Whether a stretch had hours before now and has none after: what is left in it can no longer be done there. */
export const hoursAreOver = ({ startMs, endMs }: Interval, nowMs: number, hours: OpenHours): boolean =>
  startMs < nowMs &&
  openIn({ startMs, endMs: Math.min(nowMs, endMs) }, hours).length > 0 &&
  (endMs <= nowMs || openIn({ startMs: nowMs, endMs }, hours).length === 0)

function openIn(span: Interval, { zone, ranges, daysOff }: OpenHours): Interval[] {
  const clock = localClock(zone, span.startMs, span.endMs)
  const minutes = ranges.map(({ days, from, to }) => ({
    days,
    fromMinute: minuteOfDay(from),
    toMinute: minuteOfDay(to),
  }))
  return openWindows(minutes, clock, span, daysOff)
}
