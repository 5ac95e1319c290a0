import { dayNumberOf, localDateOf, weekStartOf } from '../time/local-date.ts'

const MONDAY = 1
const MONTHS = 3

/** The weeks of a quarter: those whose Monday it holds. Mondays as local dates; the last is not included. */
export type QuarterWeeks = {
  readonly since: string
  /** The week that runs now. */
  readonly from: string
  readonly to: string
}

/** Of the quarter that holds this week's Monday: of 2026-11-22 from 2026-10-05 to 2027-01-04, now 2026-11-16. */
export function quarterWeeks(today: number): QuarterWeeks {
  const from = localDateOf(weekStartOf(today, MONDAY))
  const [year = 0, month = 1] = from.split('-').map(Number)
  const months = year * 12 + MONTHS * Math.floor((month - 1) / MONTHS)
  return { since: firstMonday(months), from, to: firstMonday(months + MONTHS) }
}

/** From that month on; months are counted from the year 0. */
function firstMonday(months: number): string {
  const year = String(Math.floor(months / 12)).padStart(4, '0')
  const month = String((months % 12) + 1).padStart(2, '0')
  return localDateOf(weekStartOf((dayNumberOf(`${year}-${month}-01`) ?? 0) + 6, MONDAY))
}
