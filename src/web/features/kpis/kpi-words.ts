import { formatMinutes, formatNumber } from '../../format/duration.ts'
import { withUnit } from '../goals/key-result/key-result-words.ts'
import type { Corridors } from './corridor.ts'
import type { Corridor, KpiStatus, KpiView } from './kpi-types.ts'

export const statusLabel: Readonly<Record<KpiStatus, string>> = { green: 'Green', amber: 'Amber', red: 'Red' }

const directions = { rising: 'Rising', falling: 'Falling', steady: 'Steady' } as const
const meanings = { better: ', getting better', worse: ', getting worse', neutral: '' } as const

/** "Rising, getting better: 1.5 a week". */
export function trendText({ direction, meaning, perWeek }: NonNullable<KpiView['trend']>): string {
  const rate = direction === 'steady' ? '' : `: ${formatNumber(Math.abs(perWeek))} a week`
  return `${directions[direction]}${meanings[meaning]}${rate}`
}

/** "Green from 95, amber from 90, red below". */
export function corridorText({ green, amber }: Corridors): string {
  return `Green ${rangeText(green)}, amber ${rangeText(amber)}, red otherwise`
}

function rangeText({ from, to }: Corridor): string {
  if (from !== null && to !== null) return `from ${formatNumber(from)} to ${formatNumber(to)}`
  if (from !== null) return `from ${formatNumber(from)}`
  return to === null ? 'nowhere yet' : `up to ${formatNumber(to)}`
}

/** What is proposed, or why nothing is. */
export function wayBackText({ recovery, isRecoveryDeclined }: Breach, unit: string): string {
  if (recovery !== null) {
    const way = recoveryText(recovery, (value) => withUnit(value, unit))
    return `Proposed: “${recovery.objectiveTitle}”, ${way}.`
  }
  return isRecoveryDeclined
    ? 'The way back was declined. It is proposed again once the KPI was green in between.'
    : 'A way back is under way: a key result of an active objective follows this KPI.'
}

type Breach = NonNullable<KpiView['breach']>

/** "An objective from 92 to 95, and 2 hours a week for it". */
function recoveryText(
  { baseline, target, timesPerWeek, minutes, habitTitle }: Recovery,
  unit: (value: number) => string,
): string {
  const times =
    timesPerWeek === 1 ? 'once a week' : timesPerWeek === 2 ? 'twice a week' : `${timesPerWeek} times a week`
  return `from ${unit(baseline)} to ${unit(target)}, with “${habitTitle}” ${times} for ${formatMinutes(minutes)}`
}

type Recovery = NonNullable<Breach['recovery']>

/** One line to paste into a terminal or a job that sends a reading. */
export const curlLine = (url: string, secret: string): string =>
  `curl -X POST '${url}' -H 'Authorization: Bearer ${secret}' -H 'Content-Type: application/json' -d '{"value": 1}'`
