import { formatMinutes, formatShare } from '../../../format/duration.ts'
import { timeStyle } from '../../../format/time-style.ts'
import { shortDateText } from '../../../format/zoned-time.ts'
import type { KeyResultView } from '../goal-types.ts'

type OutcomeForecast = NonNullable<KeyResultView['outcomeForecast']>
type EffortForecast = NonNullable<KeyResultView['effortForecast']>

/** "9 Feb" as the reader writes it, with its year where that is another one than the year of `near`. */
export function shortDate(date: string, near: string): string {
  const text = shortDateText(date)
  const isWhole = timeStyle().dateOrder === 'iso' || !near.startsWith(date.slice(0, 4))
  return isWhole ? text : text.replace(/,? \d{4}$/, '')
}

/** "On this way: 60 % on 31 Dec, target met 9 Feb 2027". */
export function outcomeForecastText(
  { progressAtEnd, metOn }: OutcomeForecast,
  endsOn: string,
  today: string,
): string {
  if (metOn !== null && metOn <= today) return 'The target is met.'
  if (metOn !== null && metOn <= endsOn) return `On this way: target met ${shortDate(metOn, endsOn)}, in time`
  const end = `On this way: ${formatShare(progressAtEnd)} on ${shortDate(endsOn, endsOn)}`
  return metOn === null
    ? `${end}, and it does not come nearer`
    : `${end}, target met ${shortDate(metOn, endsOn)}`
}

/** "As planned: all hours done 18 Dec", "Like the last weeks (80 % of plan): 38 h on 31 Dec". */
export function effortForecastText(
  { minutesAtEnd, metOn, doneRate }: EffortForecast,
  endsOn: string,
  today: string,
): string {
  if (metOn !== null && metOn <= today) return 'All the hours are done.'
  const rate = doneRate >= 0.995 ? 'As planned' : `Like the last weeks (${formatShare(doneRate)} of plan)`
  if (metOn !== null && metOn <= endsOn) return `${rate}: all hours done ${shortDate(metOn, endsOn)}`
  return `${rate}: ${formatMinutes(minutesAtEnd)} on ${shortDate(endsOn, endsOn)}`
}
