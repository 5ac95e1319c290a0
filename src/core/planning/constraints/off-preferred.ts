import { QUARTER_MINUTES } from './weights.ts'

/** soft: minutes of a task outside its preferred time of day. */
export const offPreferredCost = (minutes: number): number => (4 * minutes) / QUARTER_MINUTES
