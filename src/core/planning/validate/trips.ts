import { parseDate } from '../check/instant.ts'
import type { Report } from './fault.ts'
import { type Loose, records, text } from './loose.ts'
import { ANY_ZONE, isZone } from './zone.ts'

const MOST_TRIP_DAYS = 366
const SHAPE_OF_DATE = /^\d{4}-\d{2}-\d{2}$/

/** Dates that exist, in order, in a zone that exists, and on no date two trips. */
export function tripFaults(problem: Loose, report: Report): void {
  const taken = new Map<number, number>()
  for (const [index, trip] of records(problem['trips'])) {
    const [from, to] = [dateFault(trip, 'from', index, report), dateFault(trip, 'to', index, report)]
    const name = text(trip['timeZone'])
    if (name !== undefined && !isZone(name)) report(['trips', index, 'timeZone'], name, ANY_ZONE)
    if (from === undefined || to === undefined) continue
    if (to < from || to - from > MOST_TRIP_DAYS) {
      const expected = `a date from ${String(trip['from'])} on, at most ${MOST_TRIP_DAYS} days later`
      report(['trips', index, 'to'], trip['to'], expected)
      continue
    }
    const other = daysBetween(from, to).find((day) => taken.has(day))
    if (other !== undefined)
      report(['trips', index, 'from'], trip['from'], `dates that are not those of trip ${taken.get(other)}`)
    for (const day of daysBetween(from, to)) taken.set(day, index)
  }
}

const daysBetween = (from: number, to: number): number[] =>
  Array.from({ length: to - from + 1 }, (_, index) => from + index)

function dateFault(trip: Loose, field: string, index: number, report: Report): number | undefined {
  const value = text(trip[field])
  const day = value === undefined ? undefined : parseDate(value)
  if (value !== undefined && SHAPE_OF_DATE.test(value) && day === undefined)
    report(['trips', index, field], value, 'a date that exists')
  return day
}
