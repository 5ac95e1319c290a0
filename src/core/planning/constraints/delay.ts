import { QUARTER_MINUTES } from './weights.ts'

/** soft: the sooner the better, by local dates after that of max(now, notBefore). */
export const delayCost = (weight: number, daysAfter: number, minutes: number): number =>
  (weight * Math.max(0, daysAfter) * minutes) / QUARTER_MINUTES
