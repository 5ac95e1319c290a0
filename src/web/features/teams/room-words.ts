import type { TeamCapacityView } from '#contracts/http/report-routes.ts'
import { formatMinutes, plural } from '../../format/duration.ts'
import { firstOfWeek } from '../../format/week-range.ts'
import { addDays, dateOf, dateText } from '../../format/zoned-time.ts'
import { missingMinutes, type Room } from '../capacity/room-bars.ts'

export type TeamOfView = TeamCapacityView['teams'][number]
type Span = Pick<TeamCapacityView, 'asOf' | 'until'>

/** Dates have no zone: weeks of people in several zones are drawn where all of them are the same. */
export const DATES = 'UTC'

/** A week as the picture of one person's room has it. */
export const roomOf = ({ week, needMinutes, freeMinutes }: TeamOfView['weeks'][number]): Room => ({
  from: `${week}T00:00:00Z`,
  to: `${addDays(week, 7)}T00:00:00Z`,
  needMinutes,
  freeMinutes,
})

/** "62 h are needed until Sun 3 Jan, 41 h are free: 21 h too much."; too full weeks are named where the whole fits. */
export function verdictText({ quarter, weeks }: TeamOfView, { until }: Pick<Span, 'until'>): string {
  if (quarter === null) return ''
  const missing = missingMinutes({ from: '', to: '', ...quarter })
  const sums = `${formatMinutes(quarter.needMinutes)} are needed until ${dateText(until)}, ${formatMinutes(quarter.freeMinutes)} are free`
  if (missing > 0) return `${sums}: ${formatMinutes(missing)} too much.`
  const full = weeks.filter(({ verdict }) => verdict === 'overfull').map(({ week }) => dateText(week))
  return full.length === 0 ? `${sums}.` : `${sums}, but weeks are too full: from ${full.join(', ')}.`
}

/** Why nothing is told, and from when on. */
export function silenceText({ state, toldFrom, waiting }: TeamOfView): string {
  if (state === 'soon' && toldFrom !== null)
    return `Told from ${dateText(toldFrom)} on: ${plural(waiting, 'person', 'people')} can be counted.`
  return 'Too few people to tell: at least 3 who have linked a calendar, each of whom counts in one team.'
}

/** Who is in the sums: "4 people in the sums, 5 members now. 1 more from Mon 4 Jan on, or as soon as 3 wait." */
export function countedText({ people, members, waiting }: TeamOfView, { asOf, until }: Span): string {
  const counted = `${plural(people, 'person', 'people')} in the sums, ${plural(members, 'member')} now.`
  if (waiting === 0) return counted
  const nextMonday = addDays(firstOfWeek(dateOf(asOf, DATES), 1), 7)
  if (waiting >= 3) return `${counted} ${waiting} more from ${dateText(nextMonday)} on.`
  return `${counted} ${waiting} more from ${dateText(addDays(until, 1))} on, or as soon as 3 wait.`
}
