import { type Interval, MINUTE_MS, clip, interval, merge } from './interval.ts'
import { type LocalClock, localDayAt } from './zone-clock.ts'
import { weekdayOf } from './local-date.ts'

/** Weekly opening in minutes after midnight, [fromMinute, toMinute); days 1 = Monday … 7 = Sunday. */
export type WeeklyRange = {
  readonly days: readonly number[]
  readonly fromMinute: number
  readonly toMinute: number
}

/** A window together with the local date (day number) that it lies on. */
export type DatedWindow = Interval & { readonly day: number }

/**
 * Weekly ranges as windows in [span.startMs, span.endMs), one per range and local date, minute-exact: a minute is
 * open when the wall reads an open time at its start. Within a piece of constant offset the wall is a straight line,
 * so each range is shifted by the offset and cut at the clock change; no wall time is looked up.
 */
export function datedWindows(
  ranges: readonly WeeklyRange[],
  clock: LocalClock,
  span: Interval,
  daysOff: ReadonlySet<number>,
): DatedWindow[] {
  return clock.offsetMinutes.flatMap((offset, piece) => {
    const startMs = piece === 0 ? span.startMs : Math.max(span.startMs, clock.startsMs[piece]!)
    const endMs = Math.min(span.endMs, clock.startsMs[piece + 1] ?? span.endMs)
    if (endMs <= startMs) return []
    const closed = clock.closedDays?.[piece]
    const isOpen = (day: number): boolean => !daysOff.has(day) && closed?.has(day) !== true
    return daysFrom(localDayAt(clock, startMs), localDayAt(clock, endMs - 1))
      .filter(isOpen)
      .flatMap((day) => windowsOfDay(ranges, day, offset, { startMs, endMs }))
  })
}

const daysFrom = (first: number, last: number): number[] =>
  Array.from({ length: last - first + 1 }, (_, index) => first + index)

function windowsOfDay(
  ranges: readonly WeeklyRange[],
  day: number,
  offsetMinutes: number,
  within: Interval,
): DatedWindow[] {
  const midnightMs = (day * 1440 - offsetMinutes) * MINUTE_MS
  const openings = ranges
    .filter(({ days }) => days.includes(weekdayOf(day)))
    .map((range) =>
      interval(midnightMs + range.fromMinute * MINUTE_MS, midnightMs + range.toMinute * MINUTE_MS),
    )
  return openings.flatMap((opening) => clip([opening], within)).map((part) => ({ ...part, day }))
}

/** The same windows merged: abutting ranges count as one, also over midnight. */
export const openWindows = (
  ranges: readonly WeeklyRange[],
  clock: LocalClock,
  span: Interval,
  daysOff: ReadonlySet<number>,
): Interval[] => merge(datedWindows(ranges, clock, span, daysOff))
