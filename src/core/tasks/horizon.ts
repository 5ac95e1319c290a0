import { weekStartOf } from '../time/local-date.ts'

/** Next week is always in sight; beyond 13 weeks a problem would look further ahead than it may. */
const FEWEST_WEEKS = 2
const MOST_WEEKS = 13

/**
 * End of the horizon as a day number, not included: so many weeks, the one that holds `today` being the first. Whole
 * weeks only, so that no week's work is squeezed into a part of it, and so that a day's passing changes nothing.
 */
export const horizonEndDay = (today: number, weekStart: number, horizonWeeks: number): number =>
  weekStartOf(today, weekStart) + 7 * Math.min(MOST_WEEKS, Math.max(FEWEST_WEEKS, horizonWeeks))
