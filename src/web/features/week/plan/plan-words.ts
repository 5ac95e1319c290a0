import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { formatMinutes, plural } from '../../../format/duration.ts'
import { inReadersStyle } from '../../../format/readers-style.ts'
import { weekdaysText } from '../../../format/week-range.ts'
import { dayText } from '../../../format/zoned-time.ts'

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

/** What a repair does; the costs at the end of the planner's sentence are left to who asks for them. */
export const repairText = (said: string): string =>
  inReadersStyle(said.replace(/[;:] the plan then costs .*$/, '.'))

/** With a capital at its beginning. */
export const sentence = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)

type Capacity = PlanVersionView['capacity'][number]
type Window = Pick<Capacity, 'from' | 'to' | 'needMinutes' | 'freeMinutes' | 'hours'>

/** "Mon 23 Nov – Fri 27 Nov: 32 h have to be done in the “work” hours, 24 h are free. 8 h too much." */
export function capacityText(window: Window, timeZone: string): string {
  const { from, to, needMinutes, freeMinutes, hours } = window
  const first = dayText(from, timeZone)
  const last = dayText(Date.parse(to) - 1, timeZone)
  const span = first === last ? first : `${first} – ${last}`
  const sums = `${formatMinutes(needMinutes)} have to be done in the ${hoursText(hours)}, ${formatMinutes(freeMinutes)} are free`
  const missing = needMinutes - freeMinutes
  return `${span}: ${sums}. ${missing > 0 ? `${formatMinutes(missing)} too much.` : `${formatMinutes(-missing)} to spare.`}`
}

/** "“work” hours"; of hours on some weekdays, "work|1,3", the weekdays, too. */
function hoursText(hours: string): string {
  const [, name, days] = /^(.+)\|([1-7](?:,[1-7])*)$/.exec(hours) ?? []
  if (name === undefined || days === undefined) return `“${hours}” hours`
  return `“${name}” hours on ${weekdaysText(days.split(',').map(Number))}`
}

/** "Thesis", "Thesis and Draft", "Thesis, Draft, Talk and 4 more": what has to be done in a window. */
export function itemsText(titles: readonly string[]): string {
  const names = [...new Set(titles.map((title) => `“${title}”`))]
  const [shown, more] = [names.slice(0, 3), names.length - 3]
  if (more > 0) return `${shown.join(', ')} and ${more} more`
  return shown.length < 2 ? shown.join('') : `${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`
}

/** Windows that hold too much, the worst first. */
export const overfull = (windows: readonly Capacity[]): Capacity[] =>
  windows
    .filter(({ verdict }) => verdict === 'overfull')
    .sort((a, b) => b.needMinutes - b.freeMinutes - (a.needMinutes - a.freeMinutes))
