import { type SQL, and, gt, isNotNull, lt, or, sql } from 'drizzle-orm'
import { DAY_MS, HOUR_MS } from '#core/time/interval.ts'
import { events } from '../../schema/calendars.ts'
import { toDate } from '../moments.ts'

/** Local dates reach from UTC−12 to UTC+14. */
const FLOAT_MS = 14 * HOUR_MS

/**
 * Masters and exceptions, wherever they lie, and single events that overlap [fromMs, toMs). All-day events float, so
 * that every zone's reading of their dates counts: a few too many, never one too few.
 */
export function overlapsOrRecurs(fromMs: number, toMs: number): SQL | undefined {
  return or(
    sql`cardinality(${events.recurrence}) > 0`,
    isNotNull(events.seriesId),
    and(lt(events.startAt, toDate(toMs)), gt(events.endAt, toDate(fromMs))),
    and(lt(events.startDate, dayAfter(toMs + FLOAT_MS)), gt(events.endDate, dayOf(fromMs - FLOAT_MS))),
  )
}

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10)
const dayAfter = (ms: number): string => dayOf(ms + DAY_MS)
