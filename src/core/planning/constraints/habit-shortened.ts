import { QUARTER_MINUTES } from './weights.ts'

/** soft: minutes of an occurrence below its full length. */
export const habitShortenedCost = (minutes: number, maxMinutes: number): number =>
  (10 * Math.max(0, maxMinutes - minutes)) / QUARTER_MINUTES
