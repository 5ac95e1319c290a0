import type { Client } from 'pg'

/** Every row of every table of ours as one digest per table; sessions come and go with each request. */
export async function digestTables(database: Client): Promise<Readonly<Record<string, string>>> {
  const { rows } = await database.query<{ name: string }>(
    `select tablename as name from pg_tables where schemaname = 'public' and tablename <> 'sessions' order by 1`,
  )
  const digests = rows.map(
    ({ name }) =>
      `select '${name}' as name, count(*) || ' ' || coalesce(md5(string_agg(t::text, '|' order by t::text)), '') as digest from "${name}" t`,
  )
  const found = await database.query<{ name: string; digest: string }>(digests.join(' union all '))
  return Object.fromEntries(found.rows.map(({ name, digest }) => [name, digest]))
}
