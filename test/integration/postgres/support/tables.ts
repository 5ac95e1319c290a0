import type { Client, Pool, PoolClient } from 'pg'

/** Tables that hold nothing of a person, each with the reason. A table that is in neither list fails the tests. */
export const publicTables: Readonly<Record<string, string>> = {
  facts: 'facts of the installation, such as the offset of the demo clock',
}

export type Protection = { readonly name: string; readonly isForced: boolean; readonly hasOwnRows: boolean }

/** Every table of ours, from the catalog, and how it is protected. */
export async function protectionOf(database: Client | Pool): Promise<readonly Protection[]> {
  const { rows } = await database.query<Protection>(
    `select relname as name, relrowsecurity and relforcerowsecurity as "isForced",
            exists (select from pg_policy where polrelid = c.oid and polname = 'own_rows') as "hasOwnRows"
       from pg_class c where relkind in ('r', 'p') and relnamespace = 'public'::regnamespace order by 1`,
  )
  return rows
}

export async function protectedTables(database: Client | Pool): Promise<readonly string[]> {
  return (await protectionOf(database)).map(({ name }) => name).filter((name) => !(name in publicTables))
}

const anyOf: Readonly<Record<string, string>> = {
  uuid: 'gen_random_uuid()',
  text: `'x'`,
  jsonb: `'{}'`,
  boolean: 'true',
  date: 'current_date',
  'timestamp with time zone': 'now()',
  ARRAY: `'{}'`,
}

/** Gives somebody a row, of whatever fits, in those tables where furniture has none for them. */
export async function fillEmpty(pool: Pool, userId: string): Promise<void> {
  const client = await pool.connect()
  await client.query('begin; set local session_replication_role = replica')
  for (const name of await protectedTables(pool)) await fillOne(client, name, userId)
  await client.query('commit')
  client.release()
}

async function fillOne(client: PoolClient, name: string, userId: string): Promise<void> {
  const { rows } = await client.query<{ column: string; type: string }>(
    `select column_name as column, data_type as type from information_schema.columns
      where table_schema = 'public' and table_name = $1 and is_nullable = 'NO' and column_default is null and is_identity = 'NO'`,
    [name],
  )
  const isOwned = rows.some(({ column }) => column === 'user_id')
  if (!isOwned) return
  const values = rows.map(({ column, type }) => (column === 'user_id' ? '$1::uuid' : (anyOf[type] ?? '1')))
  await client.query(
    `insert into ${name} (${rows.map(({ column }) => `"${column}"`).join(', ')})
     select ${values.join(', ')} where not exists (select from ${name} where user_id = $1)`,
    [userId],
  )
}
