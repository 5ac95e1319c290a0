import { and, eq, isNull, lt, or } from 'drizzle-orm'
import type { PersonRepository } from '#app/ports/repositories/person-repositories.ts'
import { StorageError } from '#app/ports/storage-error.ts'
import { users } from '../../schema/people.ts'
import { fromPerson, toPerson } from './person-row.ts'
import { toDate } from '../moments.ts'
import type { Scope } from '../scope.ts'

/** Being seen more often than this is no news. */
const SEEN_EVERY_MS = 10 * 60_000

export function drizzlePersonRepository({ db, userId }: Scope): PersonRepository {
  return {
    get: async () => {
      const [row] = await db.select().from(users).where(eq(users.id, userId))
      if (row === undefined) throw unknownPerson('read', userId)
      return toPerson(row)
    },
    lock: async () => {
      // Rows that refer to the person may still be added: only who locks, too, waits.
      await db.select({ id: users.id }).from(users).where(eq(users.id, userId)).for('no key update')
    },
    save: async (person) => {
      if (person.id !== userId) {
        throw new StorageError(
          'not-yours',
          `Cannot save person ${person.id} in the transaction of person ${userId}.`,
        )
      }
      const saved = await db
        .update(users)
        .set(fromPerson(person))
        .where(eq(users.id, userId))
        .returning({ id: users.id })
      if (saved.length === 0) throw unknownPerson('save', userId)
    },
    noteSeen: async (nowMs) => {
      const isNews = or(isNull(users.lastSeenAt), lt(users.lastSeenAt, toDate(nowMs - SEEN_EVERY_MS)))
      await db
        .update(users)
        .set({ lastSeenAt: toDate(nowMs) })
        .where(and(eq(users.id, userId), isNews))
    },
  }
}

const unknownPerson = (action: string, userId: string): StorageError =>
  new StorageError('not-found', `Cannot ${action} person ${userId}: there is none. Sign in again.`)
