import { and, eq } from 'drizzle-orm'
import type { TaskChange, TaskChangeRepository } from '#app/ports/repositories/task-repositories.ts'
import { taskChanges } from '../../schema/task-changes.ts'
import { mapRow } from '../map-row.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleTaskChangeRepository({ db, userId }: Scope): TaskChangeRepository {
  const one = (id: string) => and(eq(taskChanges.userId, userId), eq(taskChanges.id, id))
  return {
    add: async (change) => {
      await db.insert(taskChanges).values({ ...fromChange(change), userId })
    },
    find: async (id) => mapRow((await db.select().from(taskChanges).where(one(id)))[0], toChange),
    setUndone: async (id, undoneAtMs) => {
      await db
        .update(taskChanges)
        .set({ undoneAt: toDate(undoneAtMs) })
        .where(one(id))
    },
  }
}

const toChange = ({ at, undoneAt, userId: _, ...row }: typeof taskChanges.$inferSelect): TaskChange => ({
  ...row,
  atMs: toMs(at),
  undoneAtMs: toMsOrNull(undoneAt),
})

const fromChange = ({ atMs, undoneAtMs, ...change }: TaskChange) => ({
  ...change,
  at: toDate(atMs),
  undoneAt: toDateOrNull(undoneAtMs),
})
