import type { LateWorkView } from '#contracts/http/plan-routes.ts'
import { dateOf, dayText, timeOf } from '../../../format/zoned-time.ts'

type Late = Pick<LateWorkView, 'due' | 'end'>

/** "Due Tue 24 Nov, ends Thu 3 Dec"; with the times where both are of one day. */
export function lateText({ due, end }: Late, timeZone: string): string {
  const lastMoment = Date.parse(due) - 1
  if (dateOf(lastMoment, timeZone) === dateOf(end, timeZone))
    return `Due ${dayText(end, timeZone)} ${timeOf(due, timeZone)}, ends ${timeOf(end, timeZone)}`
  return `Due ${dayText(lastMoment, timeZone)}, ends ${dayText(end, timeZone)}`
}
