import { formatHours, formatNumber, plural } from '../../format/duration.ts'
import { weekdaysText } from '../../format/week-range.ts'
import { dateText } from '../../format/zoned-time.ts'
import type { KeyResultView } from './goal-types.ts'

const units: Readonly<Record<string, string>> = { number: '', percent: ' %', '%': ' %' }

/** A metric with its unit: "42 %", "3,200 EUR". */
export const withUnit = (value: number, unit: string): string =>
  `${formatNumber(value)}${units[unit] ?? ` ${unit}`}`

/** Where it stands: "from 10 to 40: now 25", "2 of 5 milestones", "12 h of 60 h", "4 of 12 sessions". */
export function standing(keyResult: KeyResultView): string {
  switch (keyResult.kind) {
    case 'metric': {
      const { baseline, current, target, unit } = keyResult
      const named = (value: number | null) => (value === null ? '?' : withUnit(value, unit))
      return `${named(current)} now, from ${named(baseline)} to ${named(target)}`
    }
    case 'milestone': {
      const done = keyResult.milestones.filter(({ doneAt }) => doneAt !== null).length
      return `${done} of ${plural(keyResult.milestones.length, 'milestone')}`
    }
    case 'effort':
      return keyResult.measure === 'minutes'
        ? `${formatHours(keyResult.current)} of ${formatHours(keyResult.target)}`
        : `${formatNumber(keyResult.current)} of ${plural(keyResult.target, 'session')}`
  }
}

/** "4 h a week (at least 2 h), Mon – Fri", "20 h in all by Fri 18 Dec". */
export function effortPlanText(plan: KeyResultView['effortPlan']): string | null {
  if (plan === null) return null
  const days = plan.days.length === 7 ? '' : `, ${weekdaysText(plan.days)}`
  if (plan.totalMinutes !== null) {
    const by = plan.byDate === null ? '' : ` by ${dateText(plan.byDate)}`
    return `${formatHours(plan.totalMinutes)} in all${by}${days}`
  }
  const least = plan.minMinutesPerWeek === null ? '' : ` (at least ${formatHours(plan.minMinutesPerWeek)})`
  return `${formatHours(plan.targetMinutesPerWeek ?? 0)} a week${least}${days}`
}
