import { DateTime } from 'luxon'
import type { EventTime } from '#core/calendar/calendar-event.ts'
import { momentsOf, readLine } from './recurrence-lines.ts'
import { createUnfoldRule } from './unfold-rule.ts'

type SeriesStart = { readonly first: EventTime; readonly recurrence: readonly string[] }

/** Starts of a series in [fromMs, toMs), ascending; of an all-day series as midnights UTC. */
export type SeriesStarts = (series: SeriesStart, fromMs: number, toMs: number) => readonly number[]

/** Counts a series out in its own zone. The first start counts even if the rule leaves it out. */
export function createSeriesStarts(): SeriesStarts {
  const unfoldRule = createUnfoldRule()
  return ({ first, recurrence }, fromMs, toMs) => {
    const lines = recurrence.map(readLine)
    const kind = { zone: zoneOf(first), isAllDay: first.kind === 'date' }
    const starts = new Set([firstMs(first), ...momentsOf(lines, 'RDATE', kind)])
    for (const { value } of lines.filter((line) => line.name === 'RRULE')) {
      const rule = { value, firstMs: firstMs(first), zone: kind.zone }
      for (const found of unfoldRule(rule, fromMs, toMs)) starts.add(found)
    }
    for (const excluded of momentsOf(lines, 'EXDATE', kind)) starts.delete(excluded)
    return [...starts].filter((start) => start >= fromMs && start < toMs).sort((a, b) => a - b)
  }
}

const zoneOf = (first: EventTime): string => (first.kind === 'date' ? 'UTC' : (first.timeZone ?? 'UTC'))

export const firstMs = (first: EventTime): number =>
  first.kind === 'date' ? DateTime.fromISO(first.date, { zone: 'utc' }).toMillis() : first.atMs
