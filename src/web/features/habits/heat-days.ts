import type { HabitCalendarView } from '#contracts/http/habit-routes.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { plural } from '../../format/duration.ts'
import { monthText } from '../../format/zoned-time.ts'

type HeatDay = { readonly date: string; readonly state: string }

/** Every date of the span, in order; "nothing" where there is nothing to tell. */
export function heatDays({ from, to, items }: HabitCalendarView): HeatDay[] {
  const states = new Map(items.map(({ date, state }) => [date, state]))
  const days: HeatDay[] = []
  for (let ms = Date.parse(from); ms <= Date.parse(to); ms += DAY_MS) {
    const date = new Date(ms).toISOString().slice(0, 10)
    days.push({ date, state: states.get(date) ?? 'nothing' })
  }
  return days
}

const DAYS = 7
/** Of so many weeks is the room for a name. */
const NAME_WEEKS = 3

type HeatMonth = { readonly name: string; readonly week: number }

/** The months and the first week that begins in each, where there is room for their names. */
export function heatMonths(days: readonly HeatDay[]): HeatMonth[] {
  const weeks = days.filter((_, index) => index % DAYS === 0).map(({ date }) => date)
  const begun = weeks.flatMap((date, week) =>
    week === 0 || monthOf(weeks[week - 1]) !== monthOf(date) ? [{ name: monthText(date), week }] : [],
  )
  return begun.filter(({ week }, index) => (begun[index + 1]?.week ?? weeks.length) - week >= NAME_WEEKS)
}

const monthOf = (date = ''): string => date.slice(0, 7)

/** "Done on 41 days of the last year, missed on 3. Longest streak: 9 weeks." */
export function heatWords({ items, longestStreakWeeks }: HabitCalendarView): string {
  const count = (...states: string[]) => items.filter(({ state }) => states.includes(state)).length
  const done = `Done on ${plural(count('done', 'partial'), 'day', 'days')} of the last year`
  const missed = count('missed')
  const streak = plural(longestStreakWeeks, 'week', 'weeks')
  return `${done}${missed > 0 ? `, missed on ${missed}` : ''}. Longest streak: ${streak}.`
}
