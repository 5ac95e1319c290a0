/** Bounds of the factor: a key result behind its pace never weighs a whole priority (a factor of 2) more. */
const LEAST_FACTOR = 0.75
const MOST_FACTOR = 1.5
/** Weight gained for each share of the way that is missing. */
const GAIN = 2

/**
 * Factor on the weight of a key result's work: 1 on pace, more when it lags behind (1.5 from 25 points on), less when
 * it is ahead (0.75 from 12.5 points on). Progress and expectation are shares, 0 to 1.
 */
export function paceFactor(progress: number | null, expected: number | null): number {
  if (progress === null || expected === null) return 1
  return Math.min(MOST_FACTOR, Math.max(LEAST_FACTOR, 1 + GAIN * (expected - progress)))
}
