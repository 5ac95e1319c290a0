import { and, eq, gte } from 'drizzle-orm'
import type { RoomRepository } from '#app/ports/repositories/room-repositories.ts'
import { weekRooms } from '../../schema/rooms.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleRoomRepository({ db, userId }: Scope): RoomRepository {
  return {
    note: async ({ id, notedAtMs, firstWeek, weeks }) => {
      await db.insert(weekRooms).values({
        id,
        userId,
        firstWeek,
        notedAt: toDate(notedAtMs),
        needMinutes: weeks.map(({ needMinutes }) => needMinutes),
        freeMinutes: weeks.map(({ freeMinutes }) => freeMinutes),
      })
    },
    isNotedSince: async (ms) => {
      const rows = await db
        .select({ id: weekRooms.id })
        .from(weekRooms)
        .where(and(eq(weekRooms.userId, userId), gte(weekRooms.notedAt, toDate(ms))))
        .limit(1)
      return rows.length > 0
    },
  }
}
