import { type SQL, and, eq, inArray, or, sql } from 'drizzle-orm'
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
    if (missing !== undefined) throw refusal(action, name.replace('shared ', ''), missing)
  }
}

function lookup(scope: Scope, name: string, table: OwnedTable, ids: readonly string[]): SQL {
  const owned = and(inArray(table.id, ids), or(eq(table.userId, scope.userId), sharedWith(scope, name)))
  return sql`select ${name}::text as name, ${table.id}::text as id from ${table} where ${owned}`
}

const takingPart = sql`select my_workspaces(array['owner', 'admin', 'member'])`
const sharedObjectives = sql`select o.id from objectives o where o.visibility = 'workspace' and o.status <> 'draft'
  and o.workspace_id in (${takingPart})`

/** What somebody else shares, by the name under which it is asked for. Who works for a goal already may go on. */
function sharedWith({ userId }: Scope, name: string): SQL | undefined {
  switch (name) {
    case 'shared cycle':
      return sql`workspace_id in (select my_workspaces())`
    case 'shared objective':
      return sql`id in (${sharedObjectives}) or id in (select t.objective_id from tasks t where t.user_id = ${userId})
        or id in (select h.objective_id from habits h where h.user_id = ${userId})`
    case 'shared key result':
      return sql`objective_id in (${sharedObjectives}) or id in (select t.key_result_id from tasks t where t.user_id = ${userId})
        or id in (select h.key_result_id from habits h where h.user_id = ${userId})`
    default:
      return undefined
  }
}

function refusal(action: string, name: string, id: string): StorageError {
  return new StorageError(
    'not-yours',
    `Cannot ${action}: there is no ${name} ${id} of this person. It may have been removed; load again and choose another.`,
  )
}
