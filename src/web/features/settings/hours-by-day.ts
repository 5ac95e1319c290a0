import type { HoursProfileView } from '#contracts/http/settings-routes.ts'

type Range = HoursProfileView['ranges'][number]
/** `key` tells the ranges of a day apart while they are edited. */
export type OpenHours = { readonly key: number; readonly from: string; readonly to: string }
/** Index 0 is Monday. */
export type HoursByDay = readonly (readonly OpenHours[])[]

const weekdays = [1, 2, 3, 4, 5, 6, 7] as const

/** The ranges of a profile, day by day, in the order of the clock. */
export const hoursByDay = (ranges: readonly Range[]): HoursByDay =>
  weekdays.map((day) =>
    ranges
      .filter(({ days }) => days.includes(day))
      .sort((a, b) => a.from.localeCompare(b.from))
      .map(({ from, to }, key) => ({ key, from, to })),
  )

/** The shortest way to say the same: days with equal hours share a range. The inverse of hoursByDay. */
export function rangesOf(byDay: HoursByDay): Range[] {
  const ranges = new Map<string, Range>()
  for (const [index, hours] of byDay.entries()) {
    for (const { from, to } of hours) {
      const key = `${from} ${to}`
      const days = ranges.get(key)?.days ?? []
      ranges.set(key, { from, to, days: [...new Set([...days, index + 1])] })
    }
  }
  return [...ranges.values()]
}

/** The same hours with those of one day replaced. */
export const withDay = (byDay: HoursByDay, index: number, hours: readonly OpenHours[]): HoursByDay =>
  byDay.map((old, day) => (day === index ? hours : old))

/** A new range behind the last one of a day, or nine to five on a day that was closed. */
export function nextRange(hours: readonly OpenHours[]): OpenHours {
  const last = hours.at(-1)
  if (last === undefined) return { key: 0, from: '09:00', to: '17:00' }
  const start = Math.min(22, Number(last.to.slice(0, 2)) + 1)
  const key = Math.max(...hours.map((range) => range.key)) + 1
  return { key, from: clock(start), to: clock(Math.min(23, start + 2)) }
}

const clock = (hour: number): string => `${String(hour).padStart(2, '0')}:00`
