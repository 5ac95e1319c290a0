import { DateTime } from 'luxon'
import { WEEKS_BEFORE, WEEKS_OF_QUARTER } from './script.ts'

/** Turns weeks of the story into moments, so that the quarter is in its middle whenever the story is told. */
export type StoryCalendar = {
  readonly nowMs: number
  readonly zone: string
  /** `weekday` 1 = Monday, `wallTime` "09:30". */
  at(week: number, weekday: number, wallTime: string): number
  dateOf(week: number, weekday: number): string
  readonly lastDate: string
  /** The end of the n-th working day after today. */
  workingDay(n: number): number
}

export function storyCalendar(nowMs: number, zone: string): StoryCalendar {
  const now = DateTime.fromMillis(nowMs, { zone })
  const monday = now.startOf('week').minus({ weeks: WEEKS_BEFORE })
  const day = (week: number, weekday: number) => monday.plus({ weeks: week, days: weekday - 1 })
  const dateOf = (week: number, weekday: number) => day(week, weekday).toFormat('yyyy-MM-dd')
  return {
    nowMs,
    zone,
    dateOf,
    lastDate: dateOf(WEEKS_OF_QUARTER - 1, 7),
    at: (week, weekday, wallTime) => {
      const [hour = 0, minute = 0] = wallTime.split(':').map(Number)
      return day(week, weekday).set({ hour, minute }).toMillis()
    },
    workingDay: (n) => workingDayAfter(now, n).set({ hour: 17, minute: 0 }).startOf('minute').toMillis(),
  }
}

function workingDayAfter(from: DateTime, n: number): DateTime {
  let day = from
  for (let left = n; left > 0;) {
    day = day.plus({ days: 1 })
    if (day.weekday <= 5) left -= 1
  }
  return day
}
