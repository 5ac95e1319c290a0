import type { WeekView } from '#contracts/http/plan-routes.ts'
import { datesOfWeek, firstOfWeek, weekLabel } from '../../format/week-range.ts'
import { addDays, dateText } from '../../format/zoned-time.ts'

/** How many days are seen at once; "days" are three, for narrow screens. */
export type ViewName = 'day' | 'days' | 'week'

const lengths = { day: 1, days: 3, week: 7 } as const

/** One day where that is asked for, else as many as there is room for. */
export function viewFor(days: 1 | undefined, isNarrow: boolean): ViewName {
  if (isNarrow) return days === 1 ? 'day' : 'days'
  return days === 1 ? 'day' : 'week'
}

export const stepOf = (view: ViewName): number => lengths[view]

/** The dates that a view shows of or from a date. */
export const datesOf = (view: ViewName, date: string, weekStart: number): string[] =>
  view === 'week'
    ? datesOfWeek(date, weekStart)
    : Array.from({ length: lengths[view] }, (_, index) => addDays(date, index))

/** "Mon 23 Nov", "Mon 23 – Wed 25 Nov", "23 – 29 November 2026". */
export function labelOf(view: ViewName, date: string, weekStart: number): string {
  if (view === 'week') return weekLabel(date, weekStart)
  return view === 'day' ? dateText(date) : `${dateText(date)} –\u00a0${dateText(addDays(date, 2))}`
}

/** First dates of the weeks that have to be loaded for it: two where the days run over the end of a week. */
export function weeksOf(view: ViewName, date: string, weekStart: number): readonly [string, string] {
  const dates = datesOf(view, date, weekStart)
  return [firstOfWeek(dates[0] ?? date, weekStart), firstOfWeek(dates.at(-1) ?? date, weekStart)]
}

const once = <T>(items: readonly T[], key: (item: T) => string): T[] => [
  ...new Map(items.map((item) => [key(item), item])).values(),
]

/** Two weeks as one view. What both have (an event over midnight) is there once. */
export function joined(first: WeekView, second: WeekView | undefined): WeekView {
  if (second === undefined || second.from === first.from) return first
  return {
    ...first,
    to: second.to,
    blocks: once([...first.blocks, ...second.blocks], ({ id }) => id),
    events: once(
      [...first.events, ...second.events],
      (one) => `${one.calendarId} ${one.eventId} ${one.start}`,
    ),
    hours: [...first.hours, ...second.hours],
  }
}
