import { formatMinutes } from '../../format/duration.ts'
import { dateText } from '../../format/zoned-time.ts'
import type { WeekSum } from './report-sums.ts'

/** "5 Oct" of a date: a week goes by its first day. */
export const weekText = (week: string): string => dateText(week).replace(/^\w+ /, '')

/** "+1 h 30 min a week", "−12 min a week", "steady"; a dash with too few weeks. */
export function trendText(minutesPerWeek: number | null): string {
  if (minutesPerWeek === null) return '–'
  if (Math.abs(minutesPerWeek) < 6) return 'steady'
  return `${minutesPerWeek > 0 ? '+' : '−'}${formatMinutes(Math.abs(minutesPerWeek))} a week`
}

/** "Week of 5 Oct: 12 h done, 3 h to confirm, 0 min planned; the effort plans ask for 20 h". */
export function weekSentence({
  week,
  doneMinutes,
  unconfirmedMinutes,
  plannedMinutes,
  planMinutes,
}: WeekSum): string {
  const sums = [
    `${formatMinutes(doneMinutes)} done`,
    `${formatMinutes(unconfirmedMinutes)} to confirm`,
    `${formatMinutes(plannedMinutes)} planned`,
  ].join(', ')
  const plan = planMinutes === 0 ? '' : `; the effort plans ask for ${formatMinutes(planMinutes)}`
  return `Week of ${weekText(week)}: ${sums}${plan}`
}
