import { medianSlope } from '../goals/median-slope.ts'
import { DAY_MS } from '../time/interval.ts'
import { dayNumberOf, localDateOf } from '../time/local-date.ts'

export type WeekMinutes = {
  /** Monday. */
  readonly week: string
  readonly doneMinutes: number
  readonly unconfirmedMinutes: number
  readonly plannedMinutes: number
  /** What effort plans ask for in this week. */
  readonly planMinutes: number
}

export type ReportRow = Omit<WeekMinutes, 'week'> & {
  readonly key: string
  readonly weeks: readonly WeekMinutes[]
  /** Done minutes more, or fewer, from one week to the next; null with fewer than two weeks that are over. */
  readonly trendMinutesPerWeek: number | null
}

type Goal = { readonly objectiveId: string; readonly userId: string }
type Sum = Goal & Omit<WeekMinutes, 'planMinutes'>
type Plan = Goal & {
  readonly minutesPerWeek: number
  /** Local dates, both included. */
  readonly fromDate: string
  readonly toDate: string
}

type Request = {
  readonly weeks: readonly string[]
  /** The week that runs now tells nothing of a trend yet. */
  readonly currentWeek: string
  readonly sums: readonly Sum[]
  readonly plans: readonly Plan[]
  /** Rows to which minutes belong: an objective, a person, each of their teams; none leaves them out. */
  readonly keysOf: (goal: Goal) => readonly string[]
}

type Cell = Omit<WeekMinutes, 'week'>
const nothing: Cell = { doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0, planMinutes: 0 }

/** Minutes by row and week. What is in it is the sum of what went in, minute by minute; most done comes first. */
export function timeReport({ weeks, currentWeek, sums, plans, keysOf }: Request): ReportRow[] {
  const rows = new Map<string, Map<string, Cell>>()
  const add = (goal: Goal, week: string, minutes: Partial<Cell>): void => {
    for (const key of keysOf(goal)) {
      const row = rows.get(key) ?? new Map<string, Cell>()
      rows.set(key, row)
      row.set(week, plus(row.get(week) ?? nothing, minutes))
    }
  }
  const asked = new Set(weeks)
  for (const { objectiveId, userId, week, ...minutes } of sums) {
    if (asked.has(week)) add({ objectiveId, userId }, week, minutes)
  }
  for (const plan of plans) {
    for (const week of weeks) {
      if (plan.fromDate <= lastDayOf(week) && week <= plan.toDate)
        add(plan, week, { planMinutes: plan.minutesPerWeek })
    }
  }
  return [...rows]
    .map(([key, row]) => rowOf(key, weeks, row, currentWeek))
    .toSorted((a, b) => b.doneMinutes - a.doneMinutes || (a.key < b.key ? -1 : 1))
}

const plus = (a: Cell, b: Partial<Cell>): Cell => ({
  doneMinutes: a.doneMinutes + (b.doneMinutes ?? 0),
  unconfirmedMinutes: a.unconfirmedMinutes + (b.unconfirmedMinutes ?? 0),
  plannedMinutes: a.plannedMinutes + (b.plannedMinutes ?? 0),
  planMinutes: a.planMinutes + (b.planMinutes ?? 0),
})

function rowOf(
  key: string,
  weeks: readonly string[],
  cells: ReadonlyMap<string, Cell>,
  currentWeek: string,
): ReportRow {
  const all = weeks.map((week) => ({ week, ...(cells.get(week) ?? nothing) }))
  let total = nothing
  for (const cell of all) total = plus(total, cell)
  const over = all
    .filter(({ week }) => week < currentWeek)
    .map(({ week, doneMinutes }) => ({ atMs: (dayNumberOf(week) ?? 0) * DAY_MS, value: doneMinutes }))
  const slope = medianSlope(over)
  return {
    key,
    ...total,
    weeks: all,
    trendMinutesPerWeek: slope === null ? null : Math.round(slope * 7 * DAY_MS),
  }
}

const lastDayOf = (week: string): string => localDateOf((dayNumberOf(week) ?? 0) + 6)
