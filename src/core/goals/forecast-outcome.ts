import { localDayOf } from '../tasks/start-of-local-date.ts'
import { medianSlope, type Point } from './median-slope.ts'

/** So many of the last points speak for where things go; older ones tell of another time. */
const LAST_POINTS = 6

/** Where a value is heading, if it goes on as it did of late. */
export type OutcomeForecast = {
  readonly valueAtEnd: number
  /**
   * When the target is met: before now only where it is met already, null where the way never leads there. Where nobody has
   * said anything since the way led there, it is now.
   */
  readonly metAtMs: number | null
  /** How many points the forecast rests on. */
  readonly points: number
}

/**
 * Carries the last value on to `endMs` with the median slope of the last six points (the baseline may be the first).
 * Null with fewer than two moments: one value is no direction. The day of arrival is not cut off at the end.
 */
export function forecastOutcome(
  given: readonly Point[],
  target: number,
  isRising: boolean,
  { endMs, nowMs }: { readonly endMs: number; readonly nowMs: number },
): OutcomeForecast | null {
  const points = given.toSorted((a, b) => a.atMs - b.atMs).slice(-LAST_POINTS)
  const last = points.at(-1)
  const slope = medianSlope(points)
  if (last === undefined || slope === null) return null
  return {
    valueAtEnd: last.value + slope * Math.max(0, endMs - last.atMs),
    metAtMs: metAt(last, target, { slope: isRising ? slope : -slope, isRising, nowMs }),
    points: points.length,
  }
}

/** Minutes between a value and its correction are no direction: of each local date the last word counts. */
export const lastOfEachDate = (points: readonly Point[], zone: string): Point[] => [
  ...new Map(
    points.toSorted((a, b) => a.atMs - b.atMs).map((point) => [localDayOf(point.atMs, zone), point]),
  ).values(),
]

type Speed = { readonly slope: number; readonly isRising: boolean; readonly nowMs: number }

function metAt(last: Point, target: number, { slope, isRising, nowMs }: Speed): number | null {
  const left = isRising ? target - last.value : last.value - target
  if (left <= 0) return last.atMs
  return slope <= 0 ? null : Math.max(nowMs, last.atMs + left / slope)
}
