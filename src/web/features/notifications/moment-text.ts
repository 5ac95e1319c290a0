import { dayText, timeOf } from '../../format/zoned-time.ts'

/** "Mon 23 Nov, 08:00" in the person's zone. */
export const momentText = (instant: string, timeZone: string): string =>
  `${dayText(instant, timeZone)}, ${timeOf(instant, timeZone)}`
