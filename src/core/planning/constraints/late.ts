import { QUARTER_MINUTES } from './weights.ts'

/** medium, for minutes at or after the due: dearer by the day, up to a ceiling below that of leaving them out. */
export const lateCost = (weight: number, daysAfterDue: number, minutes: number): number =>
  (weight * Math.min(500, 100 + 20 * Math.max(0, daysAfterDue)) * minutes) / QUARTER_MINUTES
