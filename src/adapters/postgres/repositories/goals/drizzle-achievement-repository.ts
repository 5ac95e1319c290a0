import { desc, eq } from 'drizzle-orm'
import type { AchievementRepository } from '#app/ports/repositories/goal-repositories.ts'
import { achievements } from '../../schema/goal-history.ts'
import { toDate, toMs } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleAchievementRepository({ db, userId }: Scope): AchievementRepository {
  return {
    list: async () => {
      const rows = await db
        .select()
        .from(achievements)
        .where(eq(achievements.userId, userId))
        .orderBy(desc(achievements.at), desc(achievements.id))
      return rows.map(({ id, kind, subjectId, step, title, at }) => ({
        id,
        kind,
        subjectId,
        step,
        title,
        atMs: toMs(at),
      }))
    },
    add: async ({ atMs, ...achievement }) => {
      const added = await db
        .insert(achievements)
        .values({ ...achievement, userId, at: toDate(atMs) })
        .onConflictDoNothing()
        .returning({ id: achievements.id })
      return added.length > 0
    },
  }
}
