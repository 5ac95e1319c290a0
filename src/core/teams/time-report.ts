import { medianSlope } from '../goals/median-slope.ts'
import { DAY_MS } from '../time/interval.ts'
import { dayNumberOf, localDateOf } from '../time/local-date.ts'

type WeekMinutes = {
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

type Sum = Omit<WeekMinutes, 'planMinutes'> & { readonly key: string }
type Plan = {
  /** Rows to which its minutes belong: an objective, a person, each of their teams; none leaves it out. */
  readonly keys: readonly string[]
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
}

type Cell = Omit<WeekMinutes, 'week'>
const nothing: Cell = { doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0, planMinutes: 0 }

/** Minutes by row and week. What is in it is the sum of what went in, minute by minute; most done comes first. */
export function timeReport({ weeks, currentWeek, sums, plans }: Request): ReportRow[] {
  const rows = new Map<string, Map<string, Cell>>()
  const add = (key: string, week: string, minutes: Partial<Cell>): void => {
    const row = rows.get(key) ?? new Map<string, Cell>()
    rows.set(key, row)
    row.set(week, plus(row.get(week) ?? nothing, minutes))
  }
  const asked = new Set(weeks)
  for (const { key, week, ...minutes } of sums) if (asked.has(week)) add(key, week, minutes)
  for (const plan of plans) {
    for (const week of weeksOf(plan, weeks)) {
      for (const key of plan.keys) add(key, week, { planMinutes: plan.minutesPerWeek })
    }
  }
  return [...rows]
    .map(([key, row]) => rowOf(key, weeks, row, currentWeek))
    .toSorted((a, b) => b.doneMinutes - a.doneMinutes || (a.key < b.key ? -1 : 1))
}

/** Those that it has a day in. */
const weeksOf = ({ fromDate, toDate }: Plan, weeks: readonly string[]): readonly string[] =>
  weeks.filter((week) => fromDate <= lastDayOf(week) && week <= toDate)

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
