import type { readCapacity } from '#contracts/http/plan-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'
import { formatMinutes, plural } from '../../../format/duration.ts'
import { dayText } from '../../../format/zoned-time.ts'

export type GoalRoom = RouteOutput<typeof readCapacity>['weeks'][number]

/** The last day that counts: what ends with a midnight ends the day before. */
const lastDay = (to: string, timeZone: string): string => dayText(Date.parse(to) - 1, timeZone)

/** "Your goals need 62 h until Sun 29 Nov, you have 41 h: 21 h too much."; without a judgement where there is room. */
export function goalsVerdict({ to, needMinutes, freeMinutes }: GoalRoom, timeZone: string): string {
  const missing = needMinutes - freeMinutes
  const sums = `Your goals need ${formatMinutes(needMinutes)} until ${lastDay(to, timeZone)}, you have ${formatMinutes(freeMinutes)}`
  return missing > 0 ? `${sums}: ${formatMinutes(missing)} too much.` : `${sums}.`
}

/** So many weeks are named. */
const MOST_SHOWN = 4

/** "Too full: the weeks of Mon 23 Nov (by 3 h) and Mon 30 Nov (by 2 h 30 min)."; null when every week has room. */
export function tightWeeks(weeks: readonly GoalRoom[], timeZone: string): string | null {
  const tight = weeks.filter(({ verdict }) => verdict === 'overfull')
  if (tight.length === 0) return null
  const names = tight
    .slice(0, MOST_SHOWN)
    .map(
      ({ from, needMinutes, freeMinutes }) =>
        `${dayText(from, timeZone)} (by ${formatMinutes(needMinutes - freeMinutes)})`,
    )
  const more = tight.length - names.length
  const rest = more > 0 ? ` and ${plural(more, 'week')} more` : ''
  return `Too full from ${names.join(', ')}${rest}.`
}
