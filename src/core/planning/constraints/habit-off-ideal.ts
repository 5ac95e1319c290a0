import { QUARTER_MINUTES } from './weights.ts'

/** soft: distance of the start from the ideal, either way, read off the clock on the wall. */
export const habitOffIdealCost = (startMinuteOfDay: number, idealMinuteOfDay: number): number =>
  (2 * Math.abs(startMinuteOfDay - idealMinuteOfDay)) / QUARTER_MINUTES
