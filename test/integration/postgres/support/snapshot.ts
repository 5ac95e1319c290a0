import type { Pool } from 'pg'

/** Every row of a person, table by table, as text: in one query, as tests take hundreds of them. */
export async function snapshotOf(
  pool: Pool,
  userId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await ownedTables(pool)
  const reads = tables.map(
    (table) =>
      `select '${table}' as name, t::text as row from ${table} t where ${table === 'users' ? 'id' : 'user_id'} = $1`,
  )
  const { rows } = await pool.query<{ name: string; row: string }>(
    `${reads.join(' union all ')} order by 1, 2`,
    [userId],
  )
  const byTable = Map.groupBy(rows, ({ name }) => name)
  return Object.fromEntries(tables.map((table) => [table, (byTable.get(table) ?? []).map(({ row }) => row)]))
}

/** All tables but those that belong to the installation. */
async function ownedTables(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_name <> 'facts' order by 1`,
  )
  return rows.map(({ name }) => name)
}
