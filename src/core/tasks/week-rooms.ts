import type { Interval } from '../time/interval.ts'
import { weekStartOf, weekdayOf } from '../time/local-date.ts'
import type { WeekNeed } from './effort-need.ts'
import { startOfLocalDate } from './start-of-local-date.ts'
import { type Hours, type Room, roomIn } from './week-room.ts'

type Weeks = {
  readonly today: number
  readonly weekStart: number
  readonly zone: string
  /** Day after the last one. */
  readonly endDay: number
}

/** `day`: its first, whether or not that has passed. */
export type WeekRoom = Room & { readonly day: number }

/** Room of this week, from now on, and of the ones after it. A need belongs to the week in which it is due. */
export function weekRooms(
  needs: readonly WeekNeed[],
  { today, weekStart, zone, endDay }: Weeks,
  nowMs: number,
  hours: Hours,
): WeekRoom[] {
  const rooms: WeekRoom[] = []
  for (let day = weekStartOf(today, weekStart); day < endDay; day += 7) {
    const startMs = Math.max(nowMs, startOfLocalDate(day, zone))
    const endMs = startOfLocalDate(Math.min(day + 7, endDay), zone)
    rooms.push({ day, ...roomIn({ startMs, endMs }, minutesDue(needs, { startMs, endMs }), hours) })
  }
  return rooms
}

const minutesDue = (needs: readonly WeekNeed[], { startMs, endMs }: Interval): number =>
  needs
    .filter(({ dueMs }) => dueMs > startMs && dueMs <= endMs)
    .reduce((sum, { minutes }) => sum + minutes, 0)

/** By this day weeks are told that begin on Saturday, Sunday or Monday: the Monday that each of them holds. */
export const mondayWithin = (firstDay: number): number => firstDay + ((8 - weekdayOf(firstDay)) % 7)
