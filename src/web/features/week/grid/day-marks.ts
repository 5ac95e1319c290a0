import type { BlockView } from '#contracts/http/block-routes.ts'
import type { WeekView } from '#contracts/http/plan-routes.ts'
import { interval, overlaps, type Interval } from '#core/time/interval.ts'
import { plural } from '../../../format/duration.ts'
import { addDays, dateOf } from '../../../format/zoned-time.ts'
import type { Span } from './nudge.ts'
import { overfull } from '../plan/plan-words.ts'

export type DayMark = { readonly conflicts: number; readonly isOverfull: boolean }
export type DayMarks = ReadonlyMap<string, DayMark>

const live: ReadonlySet<BlockView['state']> = new Set(['flexible', 'defended', 'pinned', 'running'])

const known = new WeakMap<Span, Interval>()

/** Read once: the week keeps what has not changed. */
function intervalOf(span: Span): Interval {
  const found = known.get(span) ?? interval(Date.parse(span.start), Date.parse(span.end))
  known.set(span, found)
  return found
}

/** What is wrong with the days of a week, by local date: blocks over busy time or over each other, and too much to do. */
export function dayMarks(week: WeekView): DayMarks {
  const marks = new Map<string, DayMark>()
  const change = (date: string, by: (mark: DayMark) => DayMark): unknown =>
    marks.set(date, by(marks.get(date) ?? { conflicts: 0, isOverfull: false }))
  for (const date of conflicts(week)) change(date, (mark) => ({ ...mark, conflicts: mark.conflicts + 1 }))
  for (const date of fullDates(week)) change(date, (mark) => ({ ...mark, isOverfull: true }))
  return marks
}

/** A date for each live block that still lies ahead and lies over something. */
function conflicts({ blocks, events, timeZone, now }: WeekView): string[] {
  const nowMs = Date.parse(now)
  const ahead = blocks
    .filter(({ state }) => live.has(state))
    .map(intervalOf)
    .filter(({ endMs }) => endMs > nowMs)
  const busy = events.filter(({ isBusy }) => isBusy).map(intervalOf)
  return ahead
    .filter(
      (block, index) =>
        busy.some((event) => overlaps(event, block)) ||
        ahead.slice(0, index).some((other) => overlaps(other, block)),
    )
    .map(({ startMs }) => dateOf(startMs, timeZone))
}

/** Every date of a span that the planner proves to hold too much, from today on. */
function fullDates({ version, timeZone, now, from, to }: WeekView): Set<string> {
  const today = dateOf(now, timeZone)
  const [first, end] = [dateOf(from, timeZone), dateOf(to, timeZone)]
  const dates = new Set<string>()
  for (const window of overfull(version?.capacity ?? [])) {
    const last = dateOf(Date.parse(window.to) - 1, timeZone)
    const begin = [dateOf(window.from, timeZone), today, first].toSorted().at(-1) ?? first
    for (let date = begin; date <= last && date < end; date = addDays(date, 1)) dates.add(date)
  }
  return dates
}

/** "2 conflicts, too much to do"; null where all is well. */
export function markText(mark: DayMark | undefined): string | null {
  if (mark === undefined) return null
  const words = [
    ...(mark.conflicts > 0 ? [plural(mark.conflicts, 'conflict')] : []),
    ...(mark.isOverfull ? ['too much to do'] : []),
  ]
  return words.length === 0 ? null : words.join(', ')
}
