import type { Person } from '#core/people/person.ts'
import { localDayOf, startOfLocalDate } from '#core/tasks/start-of-local-date.ts'
import { DAY_MS, type Interval } from '#core/time/interval.ts'
import { parseInstant } from '#core/time/instant.ts'
import { dayNumberOf, weekStartOf } from '#core/time/local-date.ts'
import { invalid } from '../../errors.ts'

/** A week by one of its dates, or any span up to 62 days. */
export type WeekQuery = {
  readonly date?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
}

const MOST_DAYS = 62

/** The span that is asked for; without anything said, the week of now in the person's zone. */
export function weekSpan({ date, from, to }: WeekQuery, person: Person, nowMs: number): Interval {
  if (from !== undefined && to !== undefined) return givenSpan(parseInstant(from), parseInstant(to), to)
  if (from !== undefined || to !== undefined) {
    throw invalid('query.to', to ?? null, 'both from and to, or neither', 'Give a date to have its week.')
  }
  const day = date === undefined ? localDayOf(nowMs, person.timeZone) : dayNumberOf(date)
  if (day === undefined) throw invalid('query.date', date, 'a date such as 2026-11-23')
  const first = weekStartOf(day, person.settings.weekStart)
  return {
    startMs: startOfLocalDate(first, person.timeZone),
    endMs: startOfLocalDate(first + 7, person.timeZone),
  }
}

function givenSpan(startMs: number, endMs: number, to: string): Interval {
  if (endMs > startMs && endMs - startMs <= MOST_DAYS * DAY_MS) return { startMs, endMs }
  throw invalid('query.to', to, `a time after from, at most ${MOST_DAYS} days later`)
}
