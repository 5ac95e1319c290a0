import type { WeeklyRange } from './hours-profile.ts'

/** A meeting on the wall of the person's zone: ISO weekday, local date, minutes after midnight. */
export type Meeting = {
  readonly date: string
  readonly weekday: number
  readonly fromMinute: number
  readonly toMinute: number
}

const HALF_HOUR = 30
const LEAST_MEETINGS = 8
/** A day of work is taken to be at least this long, in minutes. */
const WHOLE_DAY = 8 * 60
const usual = { from: 9 * 60, to: 17 * 60 } as const

/**
 * The hours in which somebody seems to work: weekdays that often have meetings, from when their first one usually
 * begins to when the last one usually ends, in half hours; days that look short are filled up towards 09:00 – 17:00.
 * Null with too few meetings to tell, as with eight calls on two days.
 */
export function usualHours(meetings: readonly Meeting[]): WeeklyRange | null {
  const days = workingDays(meetings)
  if (meetings.length < LEAST_MEETINGS || days.length < 3) return null
  const spans = spansByDate(meetings.filter(({ weekday }) => days.includes(weekday)))
  const from = nearlyFirst(spans.map((one) => one.fromMinute))
  const to = -nearlyFirst(spans.map((one) => -one.toMinute))
  return { days, ...inWords(wholeDay(floor(from), -floor(-to))) }
}

/** Weekdays with at least a third as many meetings as the fullest one. */
function workingDays(meetings: readonly Meeting[]): number[] {
  const counts = [1, 2, 3, 4, 5, 6, 7].map((day) => meetings.filter(({ weekday }) => weekday === day).length)
  const most = Math.max(...counts)
  return counts.flatMap((count, index) => (count > 0 && count * 3 >= most ? [index + 1] : []))
}

const spansByDate = (meetings: readonly Meeting[]) =>
  [...Map.groupBy(meetings, ({ date }) => date).values()].map((ofDay) => ({
    fromMinute: Math.min(...ofDay.map((one) => one.fromMinute)),
    toMinute: Math.max(...ofDay.map((one) => one.toMinute)),
  }))

/** Smaller than nine in ten: one early flight does not make an early riser. */
function nearlyFirst(minutes: readonly number[]): number {
  const sorted = minutes.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 10)] ?? 0
}

const floor = (minute: number): number => Math.floor(minute / HALF_HOUR) * HALF_HOUR

function wholeDay(from: number, to: number): { readonly from: number; readonly to: number } {
  const earlier = Math.min(from, Math.max(usual.from, to - WHOLE_DAY))
  const later = Math.max(to, Math.min(usual.to, earlier + WHOLE_DAY))
  return { from: earlier, to: Math.min(24 * 60, later) }
}

const inWords = ({ from, to }: { readonly from: number; readonly to: number }) => ({
  from: clock(from),
  to: clock(to),
})
const clock = (minute: number): string =>
  `${String(Math.floor(minute / 60)).padStart(2, '0')}:${String(minute % 60).padStart(2, '0')}`
