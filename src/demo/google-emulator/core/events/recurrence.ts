import { RRuleTemporal } from 'rrule-temporal'
import { DAY, floatingMs, isTimeZone, wallOf, wallToMs } from './event-time.ts'
import type { EventTime } from './event-time.ts'
import { invalid } from '../google-error.ts'

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

const VALUE = /^(\d{4})(\d\d)(\d\d)(?:T(\d\d)(\d\d)(\d\d)(Z?))?$/

/** One RDATE or EXDATE value as floating ms; null where a bare date can be no start of a timed series. */
function parseMomentValue(value: string, zone: string, series: Series): number | null {
  const match = VALUE.exec(value)
  if (match === null) throw invalid(`Invalid recurrence rule: '${value}' is no date or date-time.`)
  const [, year, month, day, hour, minute, second, utc] = match
  const date = `${year}-${month}-${day}`
  if (isAllDay(series)) return Date.parse(date)
  if (hour === undefined) return null
  const wall = `${date}T${hour}:${minute}:${second}`
  return utc === 'Z' ? Date.parse(`${wall}Z`) : wallToMs(wall, zone)
}

const isAllDay = ({ start }: Series): boolean => start.dateTime === undefined

const zoneOf = (series: Series): string => (isAllDay(series) ? 'UTC' : (series.start.timeZone ?? 'UTC'))

/** The end of a rule as epoch ms (floating for all-day series); a bare date lasts to its end. */
function untilOf(series: Series, rule: string): number {
  const value = /UNTIL=([^;]+)/i.exec(rule)?.[1]
  if (value === undefined) return Number.POSITIVE_INFINITY
  const timed = { start: { dateTime: '' }, recurrence: [] }
  const full = value.includes('T') ? value : `${value}T235959`
  const until = parseMomentValue(full, zoneOf(series), timed)
  return until ?? Number.NaN
}

// Building a rule costs far more than asking it, and a list asks the same series again and again.
const rules = new Map<string, RRuleTemporal>()
const MAX_RULES = 500

const compact = (wall: string): string => `${wall.slice(0, 19).replaceAll(/[-:]/g, '')}Z`

/** The rule on a clock that never changes: UTC stands for the wall of the series, the end stays open. */
function ruleOf(series: Series, line: Line): RRuleTemporal {
  if (/FREQ=(SECOND|MINUTE|HOUR)LY/i.test(line.value))
    throw invalid(`Invalid recurrence rule: '${line.value}' is too frequent.`)
  const first = isAllDay(series)
    ? `${series.start.date}T00:00:00`
    : wallOf(floatingMs(series.start), zoneOf(series)).toString({ smallestUnit: 'second' })
  const until = untilOf(series, line.value)
  const wallEnd = until === Number.POSITIVE_INFINITY ? until : until + 2 * DAY
  const endless = line.value.replace(
    /UNTIL=[^;]+/i,
    () => `UNTIL=${compact(new Date(wallEnd).toISOString())}`,
  )
  const rruleString = `DTSTART:${compact(first)}\nRRULE:${endless}`
  const known = rules.get(rruleString)
  if (known !== undefined) return known
  if (rules.size >= MAX_RULES) rules.clear()
  const rule = new RRuleTemporal({ rruleString, includeDtstart: true })
  rules.set(rruleString, rule)
  return rule
}

/** Wall times go to moments one by one, so that a start that a clock change leaves out is late, not lost. */
function startsOfRule(series: Series, line: Line, from: number, to: number): number[] {
  const first = floatingMs(series.start)
  const until = untilOf(series, line.value)
  const zone = zoneOf(series)
  return ruleOf(series, line)
    .between(new Date(from - DAY), new Date(to + DAY), true)
    .map(({ epochMilliseconds: wallMs }) =>
      isAllDay(series) ? wallMs : wallToMs(new Date(wallMs).toISOString().slice(0, 19), zone),
    )
    .filter((ms) => ms > first && ms <= until)
}

function momentsOf(lines: readonly Line[], name: string, series: Series): number[] {
  return lines
    .filter((line) => line.name === name)
    .flatMap((line) =>
      line.value.split(',').map((value) => parseMomentValue(value, line.zone ?? zoneOf(series), series)),
    )
    .filter((ms) => ms !== null)
}

/**
 * Starts of a series in [from, to), ascending. All-day series count in floating ms (UTC midnight), timed
 * ones in epoch ms, expanded in the wall time of their own zone.
 */
export function occurrenceStarts(series: Series, from: number, to: number): number[] {
  if (to <= from) return []
  const lines = series.recurrence.map(parseLine)
  const starts = new Set([floatingMs(series.start), ...momentsOf(lines, 'RDATE', series)])
  for (const line of lines.filter((each) => each.name === 'RRULE'))
    for (const ms of startsOfRule(series, line, from, to)) starts.add(ms)
  for (const excluded of momentsOf(lines, 'EXDATE', series)) starts.delete(excluded)
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
