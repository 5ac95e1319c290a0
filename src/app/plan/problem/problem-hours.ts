import type { HoursProfile } from '#core/people/hours-profile.ts'
import type { HoursRange } from '#core/planning/problem.ts'

const DAYS_PER_WEEK = 7

/** Name of a profile as the problem has it; narrowed to some weekdays it becomes a profile of its own, "work|1,3,5". */
export function hoursName(profile: HoursProfile, days: readonly number[]): string {
  const narrowed = [...new Set(days)].sort((a, b) => a - b)
  return narrowed.length === 0 || narrowed.length === DAYS_PER_WEEK
    ? profile.name
    : `${profile.name}|${narrowed.join(',')}`
}

/** The ranges of a profile on some weekdays only; no weekday named means all of them. */
export function narrowed(profile: HoursProfile, days: readonly number[]): HoursRange[] {
  if (days.length === 0) return [...profile.ranges]
  return profile.ranges
    .map((range) => ({ ...range, days: range.days.filter((day) => days.includes(day)) }))
    .filter((range) => range.days.length > 0)
}

/** The profile and the weekdays behind such a name: "work|1,3,5" → work on Monday, Wednesday and Friday. */
export function baseOfHours(name: string): { readonly name: string; readonly days: readonly number[] } {
  const [, base, days] = /^(.+)\|([1-7](?:,[1-7])*)$/.exec(name) ?? []
  return base === undefined ? { name, days: [] } : { name: base, days: (days ?? '').split(',').map(Number) }
}
