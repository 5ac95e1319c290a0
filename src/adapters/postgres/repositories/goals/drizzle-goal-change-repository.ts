import { and, desc, eq, sql } from 'drizzle-orm'
import type { GoalChangeRepository } from '#app/ports/repositories/goal-repositories.ts'
import type { GoalChange } from '#core/goals/goal-change.ts'
import { goalChanges } from '../../schema/goal-history.ts'
import { toDate, toMs } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleGoalChangeRepository({ db, userId }: Scope): GoalChangeRepository {
  return {
    add: async ({ atMs, from, to, ...change }) => {
      await db.insert(goalChanges).values({ ...change, userId, at: toDate(atMs), before: from, after: to })
    },
    page: async (objectiveId, before, limit) => {
      const older = sql`(${goalChanges.at}, ${goalChanges.id}) < (select at, id from goal_changes where id = ${before})`
      const rows = await db
        .select()
        .from(goalChanges)
        .where(
          and(
            objectiveId === null ? eq(goalChanges.userId, userId) : eq(goalChanges.objectiveId, objectiveId),
            before === null ? undefined : older,
          ),
        )
        .orderBy(desc(goalChanges.at), desc(goalChanges.id))
        .limit(limit)
      return rows.map(toGoalChange)
    },
  }
}

const toGoalChange = (row: typeof goalChanges.$inferSelect): GoalChange => ({
  id: row.id,
  atMs: toMs(row.at),
  byUserId: row.byUserId,
  subject: row.subject,
  subjectId: row.subjectId,
  objectiveId: row.objectiveId,
  title: row.title,
  verb: row.verb,
  field: row.field,
  from: row.before,
  to: row.after,
})
