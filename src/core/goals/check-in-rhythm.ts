import { startOfLocalDate, localDayOf } from '../tasks/start-of-local-date.ts'

export type CheckInRhythm = {
  readonly cadenceDays: number
  /** Days after the due date before what is known counts as outdated. */
  readonly graceDays: number
}

export const weeklyRhythm: CheckInRhythm = { cadenceDays: 7, graceDays: 3 }

export type CheckInState = {
  readonly status: 'fresh' | 'due' | 'outdated'
  /** Start of the local date on which the next check-in is due. */
  readonly dueMs: number
  /** Start of the local date from which the key result is outdated. */
  readonly outdatedMs: number
}

/** When the next check-in is due, counted in local dates from the last one (or from the start of the key result). */
export function checkInState(
  lastMs: number,
  nowMs: number,
  zone: string,
  rhythm: CheckInRhythm = weeklyRhythm,
): CheckInState {
  const dueDay = localDayOf(lastMs, zone) + rhythm.cadenceDays
  const dueMs = startOfLocalDate(dueDay, zone)
  const outdatedMs = startOfLocalDate(dueDay + rhythm.graceDays + 1, zone)
  const late = nowMs >= outdatedMs ? 'outdated' : 'due'
  return { status: nowMs < dueMs ? 'fresh' : late, dueMs, outdatedMs }
}
