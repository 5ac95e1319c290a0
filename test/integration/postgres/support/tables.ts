import type { Client, Pool } from 'pg'

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
