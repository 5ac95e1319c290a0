import { startOfLocalDate } from '../tasks/start-of-local-date.ts'
import { dayNumberOf, weekStartOf } from '../time/local-date.ts'
import type { Cycle } from './cycle.ts'
import type { ComingWeek, PastWeek } from './forecast-effort.ts'

/** Sums over the effort plans of everybody else for one key result. */
export type ColleaguesPlans = {
  /** What they ask for from today to the end of the cycle. */
  readonly aheadMinutes: number
  /** What they asked for in the last four weeks, and what of it was done. */
  readonly past: PastWeek
}

export const noPlans: ColleaguesPlans = { aheadMinutes: 0, past: { plannedMinutes: 0, doneMinutes: 0 } }

type Calendar = { readonly zone: string; readonly today: number; readonly weekStart: number }

/** Spreads minutes over what is left of a cycle, by week and in proportion to its days. */
export function spreadOverCycle(minutes: number, cycle: Cycle, calendar: Calendar): ComingWeek[] {
  const { zone, today, weekStart } = calendar
  const from = Math.max(today, dayNumberOf(cycle.startsOn) ?? today)
  const until = (dayNumberOf(cycle.endsOn) ?? today) + 1
  const weeks: ComingWeek[] = []
  if (minutes === 0) return weeks
  for (let day = from; day < until;) {
    const next = Math.min(weekStartOf(day, weekStart) + 7, until)
    weeks.push({
      plannedMinutes: (minutes * (next - day)) / (until - from),
      endMs: startOfLocalDate(next, zone),
    })
    day = next
  }
  return weeks
}
