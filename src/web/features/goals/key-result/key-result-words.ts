import { formatMinutes, formatNumber, plural } from '../../../format/duration.ts'
import { weekdaysText } from '../../../format/week-range.ts'
import { dateText } from '../../../format/zoned-time.ts'
import type { KeyResultView } from '../goal-types.ts'

const units: Readonly<Record<string, string>> = { number: '', percent: ' %', '%': ' %' }

/** What stands behind a number: " %", " EUR", and nothing behind a mere count. */
export const unitSuffix = (unit: string): string => units[unit] ?? ` ${unit}`

/** A metric with its unit: "42 %", "3,200 EUR". */
export const withUnit = (value: number, unit: string): string => `${formatNumber(value)}${unitSuffix(unit)}`

/** Where it stands: "from 10 to 40: now 25", "2 of 5 milestones", "12 h of 60 h", "4 of 12 sessions". */
export function standing(keyResult: KeyResultView): string {
  switch (keyResult.kind) {
    case 'metric': {
      const { current, unit } = keyResult
      const now = current === null ? 'No value yet' : `${withUnit(current, unit)} now`
      return `${now}, ${wayText(keyResult)}`
    }
    case 'milestone': {
      const done = keyResult.milestones.filter(({ doneAt }) => doneAt !== null).length
      return `${done} of ${plural(keyResult.milestones.length, 'milestone')}`
    }
    case 'effort':
      return keyResult.measure === 'minutes'
        ? `${formatMinutes(keyResult.current)} of ${formatMinutes(keyResult.target)}`
        : `${formatNumber(keyResult.current)} of ${plural(keyResult.target, 'session')}`
  }
}

type Metric = Extract<KeyResultView, { kind: 'metric' }>

function wayText({ baseline, target, unit }: Metric): string {
  const from = baseline === null ? null : `from ${withUnit(baseline, unit)}`
  if (target === null) return from === null ? 'no baseline and no target' : `${from}, no target`
  return from === null ? `no baseline, to ${withUnit(target, unit)}` : `${from} to ${withUnit(target, unit)}`
}

/** "4 h a week (at least 2 h), Mon – Fri", "20 h in all by Fri 18 Dec". */
export function effortPlanText(plan: KeyResultView['effortPlan']): string | null {
  if (plan === null) return null
  const days = plan.days.length === 7 ? '' : `, ${weekdaysText(plan.days)}`
  if (plan.totalMinutes !== null) {
    const by = plan.byDate === null ? '' : ` by ${dateText(plan.byDate)}`
    return `${formatMinutes(plan.totalMinutes)} in all${by}${days}`
  }
  const least = plan.minMinutesPerWeek === null ? '' : ` (at least ${formatMinutes(plan.minMinutesPerWeek)})`
  return `${formatMinutes(plan.targetMinutesPerWeek ?? 0)} a week${least}${days}`
}
