import { medianSlope, type Point } from './median-slope.ts'

/** So many of the last points speak for where things go; older ones tell of another time. */
const LAST_POINTS = 6

/** Where a value is heading, if it goes on as it did of late. */
export type OutcomeForecast = {
  readonly valueAtEnd: number
  /** When the target is met; now or before where it is met already, null where the way never leads there. */
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
  endMs: number,
): OutcomeForecast | null {
  const points = given.toSorted((a, b) => a.atMs - b.atMs).slice(-LAST_POINTS)
  const last = points.at(-1)
  const slope = medianSlope(points)
  if (last === undefined || slope === null) return null
  return {
    valueAtEnd: last.value + slope * Math.max(0, endMs - last.atMs),
    metAtMs: metAt(last, target, slope, isRising),
    points: points.length,
  }
}

function metAt(last: Point, target: number, slope: number, isRising: boolean): number | null {
  const left = isRising ? target - last.value : last.value - target
  if (left <= 0) return last.atMs
  const speed = isRising ? slope : -slope
  return speed <= 0 ? null : last.atMs + left / speed
}
