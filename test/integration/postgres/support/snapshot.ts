import type { Pool } from 'pg'

/** Every row of a person, table by table, as text. */
export async function snapshotOf(
  pool: Pool,
  userId: string,
): Promise<Readonly<Record<string, readonly string[]>>> {
  const tables = await ownedTables(pool)
  const snapshot: Record<string, readonly string[]> = {}
  for (const table of tables) {
    const key = table === 'users' ? 'id' : 'user_id'
    const { rows } = await pool.query<{ row: string }>(
      `select t::text as row from ${table} t where ${key} = $1 order by 1`,
      [userId],
    )
    snapshot[table] = rows.map(({ row }) => row)
  }
  return snapshot
}

/** All tables but those that belong to the installation. */
async function ownedTables(pool: Pool): Promise<readonly string[]> {
  const { rows } = await pool.query<{ name: string }>(
    `select table_name::text as name from information_schema.tables
     where table_schema = 'public' and table_name <> 'facts' order by 1`,
  )
  return rows.map(({ name }) => name)
}
