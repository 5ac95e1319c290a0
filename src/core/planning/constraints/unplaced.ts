import { QUARTER_MINUTES } from './weights.ts'

/** medium: leaving work out is feasible, but dearer than any lateness. */
export const unplacedCost = (weight: number, minutes: number): number =>
  (600 * weight * minutes) / QUARTER_MINUTES
