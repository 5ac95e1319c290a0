import { DateTime } from 'luxon'

/**
 * Weeks in a row in which a habit was done `timesPerWeek` times, up to the week that begins on `weekStartsOn`
 * (local dates). The running week counts as soon as it is full, and breaks nothing before.
 */
export function streakWeeks(
  doneDates: readonly string[],
  timesPerWeek: number,
  weekStartsOn: string,
): number {
  const start = DateTime.fromISO(weekStartsOn, { zone: 'utc' })
  const isFull = (weeksAgo: number): boolean => {
    const from = start.minus({ weeks: weeksAgo }).toISODate() ?? ''
    const to = start.minus({ weeks: weeksAgo - 1 }).toISODate() ?? ''
    return doneDates.filter((date) => from <= date && date < to).length >= timesPerWeek
  }
  let past = 1
  while (isFull(past)) past += 1
  return past - 1 + (isFull(0) ? 1 : 0)
}
