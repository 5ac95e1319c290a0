import type { WeeklyRange } from '#core/people/hours-profile.ts'

const LAST_MINUTE_OF_DAY = 24 * 60

type Part = readonly [from: string, to: string]

/** The same hours, but each of the days (none named: every day) ends later by some minutes, or at midnight. */
export function laterRanges(
  ranges: readonly WeeklyRange[],
  minutes: number,
  days: readonly number[],
): WeeklyRange[] {
  const week = [1, 2, 3, 4, 5, 6, 7].map((day) => ({ day, parts: partsOf(ranges, day) }))
  const longer = week.map(({ day, parts }) =>
    days.length === 0 || days.includes(day) ? { day, parts: withLaterEnd(parts, minutes) } : { day, parts },
  )
  return joined(longer)
}

const partsOf = (ranges: readonly WeeklyRange[], day: number): Part[] =>
  ranges
    .filter((range) => range.days.includes(day))
    .map(({ from, to }): Part => [from, to])
    .sort(([, a], [, b]) => minuteOf(a) - minuteOf(b))

function withLaterEnd(parts: readonly Part[], minutes: number): Part[] {
  return parts.map(([from, to], index) =>
    index === parts.length - 1
      ? [from, clock(Math.min(LAST_MINUTE_OF_DAY, minuteOf(to) + minutes))]
      : [from, to],
  )
}

/** Days with the same part of the day share a range, as people write it. */
function joined(week: readonly { readonly day: number; readonly parts: readonly Part[] }[]): WeeklyRange[] {
  const byPart = new Map<string, { days: number[]; part: Part }>()
  for (const { day, parts } of week) {
    for (const part of parts) {
      const name = part.join()
      const known = byPart.get(name) ?? { days: [], part }
      byPart.set(name, { ...known, days: [...known.days, day] })
    }
  }
  return [...byPart.values()].map(({ days, part: [from, to] }) => ({ days, from, to }))
}

const minuteOf = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3))
const two = (value: number): string => String(value).padStart(2, '0')
const clock = (minute: number): string => `${two(Math.floor(minute / 60))}:${two(minute % 60)}`
