import { type SQL, and, eq } from 'drizzle-orm'
import type { PgColumn } from 'drizzle-orm/pg-core'
import { StorageError } from '#app/ports/storage-error.ts'
import type { OwnedTable } from './require-owned.ts'
import type { Scope } from './scope.ts'

type Row<T extends OwnedTable> = T['$inferSelect']
type NewRow<T extends OwnedTable> = Omit<T['$inferInsert'], 'userId'> & { readonly id: string }

/** Plain keeping of rows with `id` and `userId`, all of it bound to the person of the scope. */
export type OwnedRows<T extends OwnedTable> = {
  readonly find: (id: string) => Promise<Row<T> | null>
  readonly list: (where: SQL | undefined, ...order: readonly (PgColumn | SQL)[]) => Promise<readonly Row<T>[]>
  /** Inserts or replaces; `createdAt` stays what it was. */
  readonly save: (row: NewRow<T>) => Promise<void>
  readonly remove: (id: string) => Promise<void>
}

export function ownedRows<T extends OwnedTable>(scope: Scope, name: string, table: T): OwnedRows<T> {
  const { db, userId } = scope
  const mine = eq(table.userId, userId)
  const plain: OwnedTable = table
  const list = async (
    where: SQL | undefined,
    ...order: readonly (PgColumn | SQL)[]
  ): Promise<readonly Row<T>[]> =>
    db
      .select()
      .from(plain)
      .where(and(mine, where))
      .orderBy(...order)

  return {
    list,
    find: async (id) => (await list(eq(table.id, id)))[0] ?? null,
    save: async (row) => {
      const saved = await db
        .insert(plain)
        .values({ ...row, userId })
        .onConflictDoUpdate({ target: plain.id, set: replaceable(row), setWhere: mine })
        .returning({ id: plain.id })
      if (saved.length === 0) throw notYours(name, row.id)
    },
    remove: async (id) => {
      await db.delete(plain).where(and(eq(plain.id, id), mine))
    },
  }
}

function replaceable(row: Readonly<Record<string, unknown>>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(row).filter(([key]) => key !== 'id' && key !== 'createdAt'))
}

const notYours = (name: string, id: string): StorageError =>
  new StorageError('not-yours', `Cannot save ${name} ${id}: the id is taken by somebody else. Make a new id.`)
