import { formatMinutes, formatShare } from '../../../format/duration.ts'
import { shortDateText } from '../../../format/zoned-time.ts'
import type { KeyResultView } from '../goal-types.ts'

type OutcomeForecast = NonNullable<KeyResultView['outcomeForecast']>
type EffortForecast = NonNullable<KeyResultView['effortForecast']>

/** A forecast is no news of what has come: a target is met when its progress says so. */
type Standing = { readonly today: string; readonly isMet: boolean }

/** "On this way: 60 % on 31 Dec, target met 9 Feb 2027". */
export function outcomeForecastText(
  { progressAtEnd, metOn }: OutcomeForecast,
  endsOn: string,
  { today, isMet }: Standing,
): string {
  if (isMet) return 'The target is met.'
  if (metOn !== null && metOn <= today) return 'On this way the target is met by now. A check-in would tell.'
  if (metOn !== null && metOn <= endsOn)
    return `On this way: target met ${shortDateText(metOn, endsOn)}, in time`
  const end = `On this way: ${formatShare(progressAtEnd)} on ${shortDateText(endsOn, endsOn)}`
  return metOn === null
    ? `${end}, and it does not come nearer`
    : `${end}, target met ${shortDateText(metOn, endsOn)}`
}

/** "As planned: all hours done 18 Dec", "Like the last weeks (80 % of plan): 38 h on 31 Dec". */
export function effortForecastText(
  { minutesAtEnd, metOn, doneRate }: EffortForecast,
  endsOn: string,
  { isMet }: Pick<Standing, 'isMet'>,
): string {
  if (isMet) return 'All the hours are done.'
  const rate = doneRate >= 0.995 ? 'As planned' : `Like the last weeks (${formatShare(doneRate)} of plan)`
  if (metOn !== null && metOn <= endsOn) return `${rate}: all hours done ${shortDateText(metOn, endsOn)}`
  return `${rate}: ${formatMinutes(minutesAtEnd)} on ${shortDateText(endsOn, endsOn)}`
}
