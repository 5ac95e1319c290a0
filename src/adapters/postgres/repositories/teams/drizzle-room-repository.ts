import { and, eq, gte, sql } from 'drizzle-orm'
import type { RoomRepository } from '#app/ports/repositories/room-repositories.ts'
import { weekRooms } from '../../schema/rooms.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

/**
 * Of the workspaces of a quarter the first, and their own, in which everybody begins, only without another. Who comes
 * into one more later, or leaves, so changes nothing.
 */
const countsIn = (userId: string, quarterFromMs: number) => sql`(
  select m.workspace_id from workspace_members m left join workspaces w on w.id = m.workspace_id
  where m.user_id = ${userId} and (m.left_at is null or m.left_at >= ${toDate(quarterFromMs).toISOString()})
  order by coalesce(w.user_id = m.user_id, false), m.joined_at, m.id limit 1)`

export function drizzleRoomRepository({ db, userId }: Scope): RoomRepository {
  return {
    note: async ({ id, notedAtMs, quarterFromMs, firstWeek, weeks }) => {
      await db.insert(weekRooms).values({
        id,
        userId,
        workspaceId: countsIn(userId, quarterFromMs),
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
