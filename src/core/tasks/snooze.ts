import { DateTime } from 'luxon'
import { MINUTE_MS } from '../time/interval.ts'
import type { Zone } from '../time/local-clock.ts'
import { weekStartOf } from '../time/local-date.ts'
import { instantOfWall, localDayOf } from './start-of-local-date.ts'

export type SnoozeFor = '15-minutes' | '1-hour' | 'this-evening' | 'tomorrow' | 'next-week'

export type SnoozeClock = { readonly nowMs: number; readonly zone: Zone; readonly weekStart: number }

const EVENING_MINUTE = 18 * 60

/**
 * Epoch ms until which a task rests. Next week begins on the person's first day of the week: on a Sunday before a
 * Monday that is tomorrow. Null: the evening has begun already.
 */
export function snoozeUntil(span: SnoozeFor, { nowMs, zone, weekStart }: SnoozeClock): number | null {
  const minute = Math.ceil(nowMs / MINUTE_MS) * MINUTE_MS
  const today = localDayOf(nowMs, zone)
  if (span === '15-minutes') return minute + 15 * MINUTE_MS
  if (span === '1-hour') return minute + 60 * MINUTE_MS
  if (span === 'tomorrow') return instantOfWall(today + 1, 0, zone)
  if (span === 'next-week') return instantOfWall(weekStartOf(today, weekStart) + 7, 0, zone)
  const evening = instantOfWall(today, EVENING_MINUTE, zone)
  return evening > nowMs ? evening : null
}

/** A due date that a rest would run past goes on by whole days, at the same time of day; in epoch ms. */
export function dueAfterRest(dueMs: number, untilMs: number, zone: string): number {
  const due = DateTime.fromMillis(dueMs, { zone })
  let days = Math.max(0, Math.floor((untilMs - dueMs) / (24 * 60 * MINUTE_MS)) - 1)
  while (due.plus({ days }).toMillis() <= untilMs) days += 1
  return due.plus({ days }).toMillis()
}
