import { eq } from 'drizzle-orm'
import type { PersonRepository } from '#app/ports/repositories/person-repositories.ts'
import { StorageError } from '#app/ports/storage-error.ts'
import { users } from '../schema/people.ts'
import { fromPerson, toPerson } from './person-row.ts'
import type { Scope } from './scope.ts'

export function drizzlePersonRepository({ db, userId }: Scope): PersonRepository {
  return {
    get: async () => {
      const [row] = await db.select().from(users).where(eq(users.id, userId))
      if (row === undefined) throw unknownPerson('read', userId)
      return toPerson(row)
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
  }
}

const unknownPerson = (action: string, userId: string): StorageError =>
  new StorageError('not-found', `Cannot ${action} person ${userId}: there is none. Sign in again.`)
