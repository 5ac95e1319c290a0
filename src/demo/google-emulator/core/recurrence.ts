import { DateTime } from 'luxon'
import { RRuleTemporal } from 'rrule-temporal'
import { floatingMs, isTimeZone, wallToMs } from './event-time.ts'
import type { EventTime } from './event-time.ts'
import { invalid } from './google-error.ts'

/** A series: its first start and its RRULE, RDATE and EXDATE lines. */
export type Series = { start: EventTime; recurrence: readonly string[] }

type Line = { name: string; zone: string | undefined; value: string }

const LINE = /^(RRULE|RDATE|EXDATE)((?:;[^:]*)?):(.+)$/i

function parseLine(text: string): Line {
  const match = LINE.exec(text.trim())
  if (match === null) throw invalid(`Invalid recurrence rule: '${text}' is no RRULE, RDATE or EXDATE line.`)
  const zone = /;TZID=([^;]+)/i.exec(match[2] ?? '')?.[1]
  if (zone !== undefined && !isTimeZone(zone))
    throw invalid(`Invalid recurrence rule: unknown TZID in '${text}'.`)
  return { name: (match[1] ?? '').toUpperCase(), zone, value: match[3] ?? '' }
}

/** One RDATE or EXDATE value as floating ms: date, UTC date-time, or wall time in the line's zone. */
function parseMomentValue(value: string, zone: string): number {
  const match = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/.exec(value)
  if (match === null) throw invalid(`Invalid recurrence rule: '${value}' is no date or date-time.`)
  const [, year, month, day, hour, minute, second, utc] = match
  if (hour === undefined) return Date.parse(`${year}-${month}-${day}T00:00:00Z`)
  const wall = `${year}-${month}-${day}T${hour}:${minute}:${second}`
  return utc === 'Z' ? Date.parse(`${wall}Z`) : wallToMs(wall, zone)
}

const zoneOf = (start: EventTime): string =>
  start.dateTime === undefined ? 'UTC' : (start.timeZone ?? 'UTC')

function dtstart(start: EventTime): string {
  if (start.dateTime === undefined) return `DTSTART:${(start.date ?? '').replaceAll('-', '')}T000000Z`
  const zone = zoneOf(start)
  return `DTSTART;TZID=${zone}:${DateTime.fromISO(start.dateTime, { zone }).toFormat("yyyyMMdd'T'HHmmss")}`
}

// Building a rule costs far more than asking it, and a list asks the same series again and again.
const rules = new Map<string, RRuleTemporal>()
const MAX_RULES = 500

function ruleOf(series: Series, line: Line): RRuleTemporal {
  const rruleString = `${dtstart(series.start)}\nRRULE:${line.value}`
  const known = rules.get(rruleString)
  if (known !== undefined) return known
  if (/FREQ=(SECOND|MINUTE|HOUR)LY/i.test(line.value))
    throw invalid(`Invalid recurrence rule: '${line.value}' is too frequent.`)
  if (rules.size >= MAX_RULES) rules.clear()
  const rule = new RRuleTemporal({ rruleString, includeDtstart: true })
  rules.set(rruleString, rule)
  return rule
}

function momentsOf(lines: readonly Line[], name: string, zone: string): number[] {
  return lines
    .filter((line) => line.name === name)
    .flatMap((line) => line.value.split(',').map((value) => parseMomentValue(value, line.zone ?? zone)))
}

/**
 * Starts of a series in [from, to), ascending. All-day series count in floating ms (UTC midnight), timed
 * ones in epoch ms, expanded in the wall time of their own zone.
 */
export function occurrenceStarts(series: Series, from: number, to: number): number[] {
  if (to <= from) return []
  const lines = series.recurrence.map(parseLine)
  const zone = zoneOf(series.start)
  const starts = new Set([floatingMs(series.start), ...momentsOf(lines, 'RDATE', zone)])
  for (const line of lines.filter((each) => each.name === 'RRULE'))
    for (const moment of ruleOf(series, line).between(new Date(from), new Date(to), true))
      starts.add(moment.epochMilliseconds)
  for (const excluded of momentsOf(lines, 'EXDATE', zone)) starts.delete(excluded)
  return [...starts].filter((start) => start >= from && start < to).sort((a, b) => a - b)
}

/** Throws a readable 400 when the lines cannot be expanded. */
export function checkRecurrence(series: Series): void {
  const first = floatingMs(series.start)
  try {
    occurrenceStarts(series, first, first + 1)
  } catch (error) {
    throw invalid(`Invalid recurrence rule: ${error instanceof Error ? error.message : 'malformed'}`)
  }
}
