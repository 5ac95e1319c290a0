import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { formatHours, formatMinutes, plural } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'

type Difference = PlanVersionView['difference']

/** What a version changed: "2 blocks added, 1 moved by 45 min". */
export function differenceText({ added, moved, removed, kept, minutesMoved }: Difference): string {
  const parts = [
    ...(added > 0 ? [`${added} added`] : []),
    ...(moved > 0 ? [`${moved} moved${minutesMoved > 0 ? ` (${formatMinutes(minutesMoved)})` : ''}`] : []),
    ...(removed > 0 ? [`${removed} taken off`] : []),
  ]
  if (parts.length === 0)
    return kept > 0 ? `nothing changed, ${plural(kept, 'block')} kept` : 'nothing to place'
  return kept > 0 ? `${parts.join(', ')}, ${kept} kept` : parts.join(', ')
}

type Capacity = PlanVersionView['capacity'][number]

/** "Work hours, Mon 23 Nov – Fri 27 Nov: 32 h wanted, 24 h free: 8 h too much." */
export function capacityText(window: Capacity, timeZone: string): string {
  const { from, to, needMinutes, freeMinutes, hours } = window
  const first = dayText(from, timeZone)
  const last = dayText(Date.parse(to) - 1, timeZone)
  const span = first === last ? first : `${first} – ${last}`
  const sums = `${formatHours(needMinutes)} wanted, ${formatHours(freeMinutes)} free`
  const missing = needMinutes - freeMinutes
  const verdict = missing > 0 ? `${formatHours(missing)} too much` : `${formatHours(-missing)} to spare`
  return `${span}, ${hours} hours: ${sums}; ${verdict}.`
}

/** Windows that hold too much, the worst first. */
export const overfull = (windows: readonly Capacity[]): Capacity[] =>
  windows
    .filter(({ verdict }) => verdict === 'overfull')
    .sort((a, b) => b.needMinutes - b.freeMinutes - (a.needMinutes - a.freeMinutes))
