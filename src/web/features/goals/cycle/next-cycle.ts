import { dayNumberOf, localDateOf } from '#core/time/local-date.ts'
import type { CycleView } from '#contracts/http/goals.ts'

export type NewCycle = Pick<CycleView, 'title' | 'kind' | 'startsOn' | 'endsOn'>

/** As the form has it. */
export type CycleValues = NewCycle & { readonly isShared: boolean }

/** The cycle that would follow: as many months as this one where it has whole months, as many days otherwise. */
export function cycleAfter({ kind, startsOn, endsOn }: Omit<NewCycle, 'title'>): NewCycle {
  const next = localDateOf(day(endsOn) + 1)
  const months = wholeMonths(startsOn, next)
  const end = months === null ? day(endsOn) + (day(next) - day(startsOn)) : day(addMonths(next, months)) - 1
  const span = { kind, startsOn: next, endsOn: localDateOf(end) }
  return { ...span, title: titleOf(span) }
}

const monthsOf = { month: 1, quarter: 3, year: 12 } as const

/** "quarter" from 2027-01-01 → 2027-03-31; null where neither the length nor the first day says it. */
export function endOfCycle(kind: CycleView['kind'], startsOn: string): string | null {
  if (kind === 'custom' || dayNumberOf(startsOn) === undefined) return null
  return localDateOf(day(addMonths(startsOn, monthsOf[kind])) - 1)
}

const day = (date: string): number => dayNumberOf(date) ?? 0

/** Months from the first of one to the first of another; null where they are not both a first. */
function wholeMonths(from: string, to: string): number | null {
  if (!from.endsWith('-01') || !to.endsWith('-01')) return null
  return monthOf(to) - monthOf(from)
}

const monthOf = (date: string): number => Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1

/** The same day so many months later, or the last of that month where there is no such day. */
function addMonths(date: string, months: number): string {
  const first = firstOf(monthOf(date) + months)
  const last = day(firstOf(monthOf(date) + months + 1)) - 1
  return localDateOf(Math.min(day(first) + Number(date.slice(8)) - 1, last))
}

const firstOf = (month: number): string =>
  `${Math.floor(month / 12)}-${String((month % 12) + 1).padStart(2, '0')}-01`

const names = 'January February March April May June July August September October November December'.split(
  ' ',
)

/** What such a cycle is called, until somebody calls it otherwise. */
export function titleOf({ kind, startsOn, endsOn }: Omit<NewCycle, 'title'>): string {
  const year = startsOn.slice(0, 4)
  const month = monthOf(startsOn) % 12
  if (kind === 'quarter') return `Q${Math.floor(month / 3) + 1} ${year}`
  if (kind === 'month') return `${names[month] ?? ''} ${year}`
  return kind === 'year' ? year : `${startsOn} to ${endsOn}`
}
