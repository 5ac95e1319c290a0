import { eq, sql } from 'drizzle-orm'
import type { DepartureRepository } from '#app/ports/repositories/departure-repositories.ts'
import { sessions, users } from '../../schema/people.ts'
import { workspaces } from '../../schema/teams.ts'
import { toDate, toMs } from '../moments.ts'
import type { Scope } from '../scope.ts'

export function drizzleDepartureRepository({ db, userId }: Scope): DepartureRepository {
  return {
    say: async ({ receipt, saidAtMs }) => {
      await db
        .update(users)
        .set({
          googleSubject: `left:${userId}`,
          email: '',
          name: 'Somebody who left',
          receipt,
          leftAt: toDate(saidAtMs),
        })
        .where(eq(users.id, userId))
      await db.delete(sessions).where(eq(sessions.userId, userId))
    },
    find: async () => {
      const [row] = await db
        .select({ receipt: users.receipt, leftAt: users.leftAt })
        .from(users)
        .where(eq(users.id, userId))
      if (row === undefined) return 'gone'
      if (row.leftAt === null) return null
      return { receipt: row.receipt ?? '', saidAtMs: toMs(row.leftAt) }
    },
    closeWorkspace: async (workspaceId) => {
      await db.delete(workspaces).where(eq(workspaces.id, workspaceId))
    },
    forget: async (atMs) => {
      await db.execute(sql`select forget_person(${toDate(atMs).toISOString()})`)
    },
  }
}
