import type { HoursProfile } from '../people/hours-profile.ts'
import { durationWords } from '../time/duration-words.ts'
import { intersect, interval, merge } from '../time/interval.ts'
import { minuteOfDay } from '../time/local-date.ts'
import type { Habit } from './habit.ts'

type Wanted = Pick<
  Habit,
  'title' | 'days' | 'cadence' | 'timesPerWeek' | 'windowFrom' | 'windowTo' | 'minMinutes'
>

/**
 * What keeps a habit from ever being planned as often as it is wanted: its window against its hours, without any
 * event. Null where both agree.
 */
export function hoursTrouble(habit: Wanted, hours: HoursProfile | null): string | null {
  if (hours === null) return null
  const { title, days, windowFrom, windowTo, minMinutes } = habit
  const wanted = habit.cadence === 'exactly' ? days.length : habit.timesPerWeek
  const possible = days.filter((day) => hasRoomOn(day, habit, hours)).length
  if (possible >= wanted) return null
  const room = `its window, ${windowFrom} to ${windowTo}, has no ${durationWords(minMinutes)} within the hours “${hours.name}”`
  const wayOut = 'Choose other hours, or move the window.'
  return possible === 0
    ? `“${title}” is never planned: ${room} on any of its days. ${wayOut}`
    : `“${title}” is planned ${possible} of ${wanted} times a week at most: on its other days ${room}. ${wayOut}`
}

function hasRoomOn(
  day: number,
  { windowFrom, windowTo, minMinutes }: Wanted,
  { ranges }: HoursProfile,
): boolean {
  const open = ranges
    .filter(({ days }) => days.includes(day))
    .map(({ from, to }) => interval(minuteOfDay(from), minuteOfDay(to)))
  const window = interval(minuteOfDay(windowFrom), minuteOfDay(windowTo))
  return intersect(merge(open), [window]).some(({ startMs, endMs }) => endMs - startMs >= minMinutes)
}
