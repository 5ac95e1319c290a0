import { DateTime } from 'luxon'
import { localDayOf, startOfLocalDate } from '../tasks/start-of-local-date.ts'
import { dayNumberOf } from '../time/local-date.ts'
import type { KpiCadence } from './kpi.ts'

const step = { daily: { days: 1 }, weekly: { weeks: 1 }, monthly: { months: 1 } } as const

/** Start of the local date on which the next reading is due: one cadence after the last (or after `sinceMs`). */
export function readingDueMs(cadence: KpiCadence, sinceMs: number, zone: string): number {
  const next = DateTime.fromMillis(sinceMs, { zone }).plus(step[cadence]).toISODate()
  const day = dayNumberOf(next ?? '') ?? localDayOf(sinceMs, zone)
  return startOfLocalDate(day, zone)
}
