import { type Interval, MINUTE_MS, clip, interval, merge } from './interval.ts'
import { type LocalClock, localDayAt } from './local-clock.ts'
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
  const windows: DatedWindow[] = []
  for (const [piece, offset] of clock.offsetMinutes.entries()) {
    const pieceStart = piece === 0 ? span.startMs : Math.max(span.startMs, clock.startsMs[piece]!)
    const pieceEnd = Math.min(span.endMs, clock.startsMs[piece + 1] ?? span.endMs)
    if (pieceEnd <= pieceStart) continue
    const lastDay = localDayAt(clock, pieceEnd - 1)
    for (let day = localDayAt(clock, pieceStart); day <= lastDay; day++) {
      if (daysOff.has(day)) continue
      const midnightMs = (day * 1440 - offset) * MINUTE_MS
      for (const range of ranges) {
        if (!range.days.includes(weekdayOf(day))) continue
        const opening = interval(
          midnightMs + range.fromMinute * MINUTE_MS,
          midnightMs + range.toMinute * MINUTE_MS,
        )
        for (const part of clip([opening], interval(pieceStart, pieceEnd))) windows.push({ ...part, day })
      }
    }
  }
  return windows
}

/** The same windows merged: abutting ranges count as one, also over midnight. */
export const openWindows = (
  ranges: readonly WeeklyRange[],
  clock: LocalClock,
  span: Interval,
  daysOff: ReadonlySet<number>,
): Interval[] => merge(datedWindows(ranges, clock, span, daysOff))
