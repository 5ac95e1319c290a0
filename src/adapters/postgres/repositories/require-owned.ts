import { type SQL, and, eq, inArray, sql } from 'drizzle-orm'
import type { PgColumn, PgTable } from 'drizzle-orm/pg-core'
import { StorageError } from '#app/ports/storage-error.ts'
import type { Scope } from './scope.ts'

export type OwnedTable = PgTable & { readonly id: PgColumn; readonly userId: PgColumn }

/** What a row points at: a name for the message, the table, and the ids (null = points at nothing). */
export type Reference = readonly [name: string, table: OwnedTable, ...ids: readonly (string | null)[]]

/**
 * Refuses references to rows of somebody else, which a foreign key would let pass. One query for all. A row that is
 * removed in the meantime is caught by the foreign key.
 */
export async function requireOwned(
  scope: Scope,
  action: string,
  references: readonly Reference[],
): Promise<void> {
  const wanted = references.flatMap(([name, table, ...ids]) => {
    const present = [...new Set(ids.filter((id) => id !== null))]
    return present.length === 0 ? [] : [{ name, table, ids: present }]
  })
  if (wanted.length === 0) return
  const lookups = wanted.map(({ name, table, ids }) => lookup(scope, name, table, ids))
  const { rows } = await scope.db.execute<{ name: string; id: string }>(sql.join(lookups, sql` union all `))
  const found = new Set(rows.map((row) => `${row.name} ${row.id}`))
  for (const { name, ids } of wanted) {
    const missing = ids.find((id) => !found.has(`${name} ${id.toLowerCase()}`))
    if (missing !== undefined) throw refusal(action, name, missing)
  }
}

function lookup(scope: Scope, name: string, table: OwnedTable, ids: readonly string[]): SQL {
  const owned = and(inArray(table.id, ids), eq(table.userId, scope.userId))
  return sql`select ${name}::text as name, ${table.id}::text as id from ${table} where ${owned}`
}

function refusal(action: string, name: string, id: string): StorageError {
  return new StorageError(
    'not-yours',
    `Cannot ${action}: there is no ${name} ${id} of this person. It may have been removed; load again and choose another.`,
  )
}
