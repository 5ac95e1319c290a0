import { DateTime } from 'luxon'
import { MINUTE_MS, parseDate } from '../check/instant.ts'
import type { Path, Report } from './fault.ts'
import { instant, list, type Loose, record, records, text } from './loose.ts'
import { ANY_ZONE, isZone } from './zone.ts'

const MOST_DAYS = 92
const SHAPE_OF_INSTANT = /^\d{4}-\d{2}-\d{2}[Tt]/
const SHAPE_OF_DATE = /^\d{4}-\d{2}-\d{2}$/

/** The zone, the horizon, and every date and time that has the right shape but does not exist. */
export function timeFaults(problem: Loose, report: Report): void {
  zone(problem, report)
  horizon(problem, report)
  for (const [path, value] of instants(problem)) {
    if (typeof value === 'string' && SHAPE_OF_INSTANT.test(value) && !isRealDate(value.slice(0, 10))) {
      report(path, value, 'a date that exists')
    }
  }
  for (const [index, value] of list(problem['daysOff']).entries()) {
    if (typeof value === 'string' && SHAPE_OF_DATE.test(value) && !isRealDate(value)) {
      report(['daysOff', index], value, 'a date that exists')
    }
  }
}

function zone(problem: Loose, report: Report): void {
  const name = text(problem['timeZone'])
  if (name !== undefined && !isZone(name)) report(['timeZone'], name, ANY_ZONE)
}

function horizon(problem: Loose, report: Report): void {
  const [nowMs, untilMs] = [instant(problem['now']), instant(problem['until'])]
  if (nowMs === undefined || untilMs === undefined) return
  if (untilMs <= nowMs) report(['until'], problem['until'], `a time after now (${String(problem['now'])})`)
  if (untilMs > latestUntil(nowMs, text(problem['timeZone']))) {
    report(
      ['until'],
      problem['until'],
      `a time at most ${MOST_DAYS} days after now (${String(problem['now'])})`,
    )
  }
}

/** 92 days of 24 hours or 92 dates on the calendar of the zone, whichever is later. */
function latestUntil(nowMs: number, timeZone: string | undefined): number {
  const plain = nowMs + MOST_DAYS * 24 * 60 * MINUTE_MS
  if (timeZone === undefined || !isZone(timeZone)) return plain
  const local = DateTime.fromMillis(nowMs, { zone: timeZone }).plus({ days: MOST_DAYS }).toMillis()
  return Math.max(plain, local)
}

function instants(problem: Loose): (readonly [Path, unknown])[] {
  const inLists = (name: string, fields: readonly string[]): (readonly [Path, unknown])[] =>
    records(problem[name]).flatMap(([index, element]) =>
      fields.map((field) => [[name, index, field], record(element)[field]] as const),
    )
  return [
    [['now'], problem['now']],
    [['until'], problem['until']],
    ...inLists('busy', ['start', 'end']),
    ...inLists('tasks', ['notBefore', 'due']),
    ...inLists('previous', ['start', 'end']),
  ]
}

function isRealDate(date: string): boolean {
  return parseDate(date) !== undefined
}
