import { DateTime, IANAZone } from 'luxon'
import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'

const KEPT_DAYS = 20_000
const keptDays = new Map<string, number>()

/** Asking for an offset costs more than all else here, so that of each midnight UTC is kept. */
function midnightAheadMs(day: number, zone: IANAZone): number {
  const key = `${zone.name} ${day}`
  const known = keptDays.get(key)
  if (known !== undefined) return known
  if (keptDays.size >= KEPT_DAYS) keptDays.clear()
  const ahead = zone.offset(day * DAY_MS) * MINUTE_MS
  keptDays.set(key, ahead)
  return ahead
}

/** How far the clock on the wall of `zone` is ahead of UTC at a moment. No zone changes twice in a day. */
function aheadMs(atMs: number, zone: IANAZone): number {
  if (!zone.isValid) throw new Error('Cannot read a wall clock: its time zone is unknown.')
  const day = Math.floor(atMs / DAY_MS)
  const ahead = midnightAheadMs(day, zone)
  return ahead === midnightAheadMs(day + 1, zone) ? ahead : zone.offset(atMs) * MINUTE_MS
}

/** What the clock on the wall of `zone` shows at a moment, as if it were UTC. */
export const wallOf = (atMs: number, zone: string): number => atMs + aheadMs(atMs, IANAZone.create(zone))

/**
 * The moment at which the clock on the wall of `zone` shows this (given as if it were UTC). RFC 5545, 3.3.5: of a
 * time that comes twice the first is meant, and one that does not exist is read with the offset before the change.
 * By offsets rather than luxon's own search, which takes several times as long and prefers the second.
 */
export function momentOfWall(wallMs: number, zone: string): number {
  const there = IANAZone.create(zone)
  const before = aheadMs(wallMs - DAY_MS, there)
  const after = aheadMs(wallMs + DAY_MS, there)
  const early = wallMs - before
  if (before === after || aheadMs(early, there) === before) return early
  const late = wallMs - after
  return aheadMs(late, there) === after ? late : early
}

/** When a day begins there, also where its midnight comes twice or not at all. */
export const dayStartMs = (date: string, zone: string): number =>
  momentOfWall(DateTime.fromISO(date, { zone: 'utc' }).toMillis(), zone)
