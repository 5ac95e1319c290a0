import { DateTime } from 'luxon'

/** What the clock on the wall of `zone` shows at a moment, as if it were UTC. */
export const wallOf = (atMs: number, zone: string): number =>
  DateTime.fromMillis(atMs, { zone }).setZone('utc', { keepLocalTime: true }).toMillis()

/**
 * The moment at which the clock on the wall of `zone` shows this (given as if it were UTC). RFC 5545, 3.3.5: of a
 * time that comes twice the first is meant, and one that does not exist is read with the offset before the change.
 */
export function momentOfWall(wallMs: number, zone: string): number {
  const local = DateTime.fromMillis(wallMs, { zone: 'utc' }).setZone(zone, { keepLocalTime: true })
  return Math.min(...local.getPossibleOffsets().map((each) => each.toMillis()))
}

/** When a day begins there, also where its midnight comes twice or not at all. */
export const dayStartMs = (date: string, zone: string): number =>
  momentOfWall(DateTime.fromISO(date, { zone: 'utc' }).toMillis(), zone)
