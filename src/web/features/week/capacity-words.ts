import type { readCapacity } from '#contracts/http/plan-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'
import { formatHours } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'

export type GoalRoom = RouteOutput<typeof readCapacity>['weeks'][number]

/** The last day that counts: what ends with a midnight ends the day before. */
export const lastDay = (to: string, timeZone: string): string => dayText(Date.parse(to) - 1, timeZone)

/** "Your goals need 62 h until Sun 29 Nov, you have 41 h: 21 h too much." */
export function goalsVerdict({ to, needMinutes, freeMinutes }: GoalRoom, timeZone: string): string {
  const missing = needMinutes - freeMinutes
  const sums = `Your goals need ${formatHours(needMinutes)} until ${lastDay(to, timeZone)}, you have ${formatHours(freeMinutes)}`
  return missing > 0 ? `${sums}: ${formatHours(missing)} too much.` : `${sums}. They fit.`
}

/** "The week of Mon 23 Nov has 3 h too little." for each week that holds more than it can, four at most. */
export const tightWeeks = (weeks: readonly GoalRoom[], timeZone: string): string[] =>
  weeks
    .filter(({ verdict }) => verdict === 'overfull')
    .slice(0, 4)
    .map(
      ({ from, needMinutes, freeMinutes }) =>
        `From ${dayText(from, timeZone)} that week has ${formatHours(needMinutes - freeMinutes)} too little.`,
    )
