import { DateTime } from 'luxon'
import { RRuleTemporal } from 'rrule-temporal'
import type { EventTime } from '#core/calendar/calendar-event.ts'
import { momentsOf, readLine } from './recurrence-lines.ts'

type SeriesStart = { readonly first: EventTime; readonly recurrence: readonly string[] }

/** Starts of a series in [fromMs, toMs), ascending; of an all-day series as midnights UTC. */
export type SeriesStarts = (series: SeriesStart, fromMs: number, toMs: number) => readonly number[]

const KEPT_RULES = 1000

/**
 * Counts a series out in its own zone, where wall-clock times stay as they are over a change of the clock. The
 * first start counts even if the rule leaves it out. Rules are kept: building one costs far more than asking it.
 */
export function createSeriesStarts(): SeriesStarts {
  const rules = new Map<string, RRuleTemporal>()
  const ruleOf = (text: string): RRuleTemporal => {
    const known = rules.get(text)
    if (known !== undefined) return known
    if (rules.size >= KEPT_RULES) rules.clear()
    const rule = new RRuleTemporal({ rruleString: text, includeDtstart: true })
    rules.set(text, rule)
    return rule
  }
  return ({ first, recurrence }, fromMs, toMs) => {
    const lines = recurrence.map(readLine)
    const zone = zoneOf(first)
    const starts = new Set([firstMs(first), ...momentsOf(lines, 'RDATE', zone)])
    for (const { value } of lines.filter((line) => line.name === 'RRULE')) {
      const rule = ruleOf(`${dtstart(first, zone)}\nRRULE:${inUtc(value, first, zone)}`)
      for (const found of rule.between(new Date(fromMs), new Date(toMs), true))
        starts.add(found.epochMilliseconds)
    }
    for (const excluded of momentsOf(lines, 'EXDATE', zone)) starts.delete(excluded)
    return [...starts].filter((start) => start >= fromMs && start < toMs).sort((a, b) => a - b)
  }
}

const zoneOf = (first: EventTime): string => (first.kind === 'date' ? 'UTC' : (first.timeZone ?? 'UTC'))

export const firstMs = (first: EventTime): number =>
  first.kind === 'date' ? DateTime.fromISO(first.date, { zone: 'utc' }).toMillis() : first.atMs

const dtstart = (first: EventTime, zone: string): string =>
  first.kind === 'date'
    ? `DTSTART:${first.date.replaceAll('-', '')}T000000Z`
    : `DTSTART;TZID=${zone}:${DateTime.fromMillis(first.atMs, { zone }).toFormat("yyyyLLdd'T'HHmmss")}`

/** Some clients write the end of a timed series as a wall-clock time; the rule wants it in UTC. */
function inUtc(rule: string, first: EventTime, zone: string): string {
  if (first.kind === 'date') return rule
  return rule.replace(/UNTIL=(\d{8}T\d{6})(?!Z|\d)/i, (_whole, wall: string) => {
    const until = DateTime.fromFormat(wall, "yyyyLLdd'T'HHmmss", { zone }).toUTC()
    return `UNTIL=${until.toFormat("yyyyLLdd'T'HHmmss")}Z`
  })
}
