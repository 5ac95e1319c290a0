import type { readCapacity } from '#contracts/http/plan-routes.ts'
import type { RouteOutput } from '#contracts/http/route.ts'
import { formatMinutes } from '../../format/duration.ts'
import { dayText } from '../../format/zoned-time.ts'

export type Capacity = RouteOutput<typeof readCapacity>
export type Room = Pick<Capacity['weeks'][number], 'from' | 'to' | 'needMinutes' | 'freeMinutes'>

/** "Mon 23 Nov – Sun 29 Nov" where the person lives; what ends with a midnight ends the day before. */
export function roomSpan({ from, to }: Pick<Room, 'from' | 'to'>, timeZone: string): string {
  const [first, last] = [dayText(from, timeZone), dayText(Date.parse(to) - 1, timeZone)]
  return first === last ? first : `${first} – ${last}`
}

/** Minutes too many; zero or fewer where it fits. */
export const missingMinutes = ({ needMinutes, freeMinutes }: Room): number => needMinutes - freeMinutes

/** "54 h needed, 33 h free: 21 h too much", "27 h needed, 32 h free: 5 h to spare". */
export function roomText(room: Room): string {
  const missing = missingMinutes(room)
  const sums = `${formatMinutes(room.needMinutes)} needed, ${formatMinutes(room.freeMinutes)} free`
  return missing > 0
    ? `${sums}: ${formatMinutes(missing)} too much`
    : `${sums}: ${formatMinutes(-missing)} to spare`
}

/** What of the need has room, and what has not. */
export const splitNeed = ({ needMinutes, freeMinutes }: Room): { fits: number; over: number } => ({
  fits: Math.min(needMinutes, freeMinutes),
  over: Math.max(0, needMinutes - freeMinutes),
})
