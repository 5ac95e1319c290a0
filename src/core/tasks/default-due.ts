import { DateTime } from 'luxon'
import type { WeeklyRange } from '../people/hours-profile.ts'

/**
 * The end of the `workingDays`-th day with open hours after the local day of `nowMs`, in epoch ms.
 * Null where the week has no open hours at all.
 */
export function defaultDue(
  nowMs: number,
  zone: string,
  ranges: readonly WeeklyRange[],
  workingDays = 3,
): number | null {
  if (ranges.every(({ days }) => days.length === 0)) return null
  let day = DateTime.fromMillis(nowMs, { zone }).startOf('day')
  for (let left = workingDays; left > 0;) {
    day = day.plus({ days: 1 })
    if (ranges.some(({ days }) => days.includes(day.weekday))) left -= 1
  }
  const closing = ranges
    .filter(({ days }) => days.includes(day.weekday))
    .map(({ to }) => to)
    .toSorted()
    .at(-1)
  const [hour = 0, minute = 0] = (closing ?? '24:00').split(':').map(Number)
  return hour === 24 ? day.plus({ days: 1 }).toMillis() : day.set({ hour, minute }).toMillis()
}
