import { type LocalClock, zoneClock } from './zone-clock.ts'
import { type Whereabouts, stretchesOf } from './trips.ts'

/** Where somebody is: in one IANA zone, or in one with trips to others. */
export type Zone = string | Whereabouts

/** The clock of a zone, or of somebody who travels, over [fromMs, toMs]. */
export function localClock(zone: Zone, fromMs: number, toMs: number): LocalClock {
  if (typeof zone === 'string') return zoneClock(zone, fromMs, toMs)
  if (zone.trips.length === 0) return zoneClock(zone.home, fromMs, toMs)
  const pieces = stretchesOf(zone)
    .filter(({ startMs, endMs }) => startMs <= toMs && endMs > fromMs)
    .flatMap((stretch) => piecesOf(stretch, fromMs, toMs))
  return {
    startsMs: pieces.map(({ startMs }) => startMs),
    offsetMinutes: pieces.map(({ offset }) => offset),
    closedDays: pieces.map(({ closed }) => closed),
  }
}

type Stretch = ReturnType<typeof stretchesOf>[number]

function piecesOf({ timeZone, startMs, endMs, closedDays }: Stretch, fromMs: number, toMs: number) {
  const clock = zoneClock(timeZone, Math.max(startMs, fromMs), Math.min(endMs - 1, toMs))
  return clock.startsMs.map((pieceMs, piece) => ({
    startMs: piece === 0 ? Math.max(startMs, pieceMs) : pieceMs,
    offset: clock.offsetMinutes[piece]!,
    closed: closedDays,
  }))
}
