import type { Client, ClientBase, Pool } from 'pg'

/**
 * What the program is while it works: no owner, no superuser, so that row security binds it. Nobody signs in with it:
 * each transaction takes it on, which works with the one login that DATABASE_URL names.
 */
export const PROGRAM_ROLE = 'timewright_app'

/** Makes the role where the login may, and lets it at the tables. Without it the program works as its login. */
export async function prepareProgramRole(client: Client): Promise<void> {
  await makeRole(client)
  if (await mayTakeRole(client)) await grantTables(client)
}

async function makeRole(client: Client): Promise<void> {
  const { rows } = await client.query<{ is_there: boolean; may_create: boolean; is_member: boolean }>(
    `select to_regrole($1) is not null as is_there, rolsuper or rolcreaterole as may_create,
            coalesce(pg_has_role(to_regrole($1), 'member'), false) as is_member
       from pg_roles where rolname = current_user`,
    [PROGRAM_ROLE],
  )
  const [role] = rows
  if (role === undefined || role.is_member || !role.may_create) return
  if (!role.is_there) {
    // Roles belong to the whole server: somebody may make it for another database at this instant.
    await client.query(`create role ${PROGRAM_ROLE} nologin nobypassrls`).catch(unlessCode('42710', '23505'))
  }
  await client.query(`grant ${PROGRAM_ROLE} to current_user`).catch(unlessCode('42501', 'XX000', '23505'))
}

const unlessCode =
  (...codes: readonly string[]) =>
  (error: unknown): void => {
    if (!codes.includes(String(Reflect.get(Object(error), 'code')))) throw error
  }

async function mayTakeRole(client: ClientBase): Promise<boolean> {
  const { rows } = await client.query<{ may: boolean | null }>(
    `select pg_has_role(to_regrole($1), 'member') as may`,
    [PROGRAM_ROLE],
  )
  return rows[0]?.may === true
}

const OUR_TABLES = `select c.oid from pg_class c where c.relkind in ('r', 'p') and c.relnamespace = to_regnamespace('public')`

/** Nothing is written where nothing is missing: several processes start all the time. */
async function grantTables(client: Client): Promise<void> {
  const { rowCount } = await client.query(
    `${OUR_TABLES} and not has_table_privilege($1, c.oid, 'select') limit 1`,
    [PROGRAM_ROLE],
  )
  if (rowCount === 0) return
  await client.query(`
    grant usage on schema public to ${PROGRAM_ROLE};
    grant select, insert, update, delete on all tables in schema public to ${PROGRAM_ROLE};
    grant usage, select on all sequences in schema public to ${PROGRAM_ROLE}`)
}

/**
 * Who owns the tables without being a superuser is bound by FORCE, too, and a later migration that rewrites rows would
 * find none. So the force is off while migrations run; programs that run meanwhile have a role of their own.
 */
export async function withoutForce(client: Client, work: () => Promise<void>): Promise<void> {
  await alterForced(client, 'no force')
  try {
    await work()
  } finally {
    await alterForced(client, 'force')
  }
}

async function alterForced(client: Client, force: 'force' | 'no force'): Promise<void> {
  await client.query(`do $$ declare one regclass; begin
    if (select rolsuper or rolbypassrls from pg_roles where rolname = current_user) then return; end if;
    for one in ${OUR_TABLES} and c.relrowsecurity and c.relforcerowsecurity <> ${force === 'force'} loop
      execute format('alter table %s ${force} row level security', one);
    end loop;
  end $$`)
}

/** Whether rows of people are kept apart by the database itself; null when they are, else why not. */
export async function rowSecurityFault(client: Client | Pool): Promise<string | null> {
  const { rows } = await client.query<{ name: string; is_unbound: boolean }>(
    `select rolname as name, rolsuper or rolbypassrls as is_unbound from pg_roles
      where rolname = case when pg_has_role(to_regrole($1), 'member') then $1 else current_user end`,
    [PROGRAM_ROLE],
  )
  const [role] = rows
  if (role?.is_unbound === true)
    return (
      `the program works as ${role.name}, a superuser or a role with BYPASSRLS: the database does not keep people ` +
      `apart. Run: ${role.name === PROGRAM_ROLE ? `alter role ${PROGRAM_ROLE} nosuperuser nobypassrls` : `create role ${PROGRAM_ROLE} nologin; grant ${PROGRAM_ROLE} to ${role.name}`}`
    )
  const bare = await client.query<{ name: string }>(
    `select c.relname as name from pg_class c where c.oid in (${OUR_TABLES} and not (c.relrowsecurity and c.relforcerowsecurity))
        and exists (select from pg_attribute where attrelid = c.oid and attname = 'user_id' and not attisdropped)`,
  )
  if (bare.rows.length === 0) return null
  return `no row security on ${bare.rows.map(({ name }) => name).join(', ')}. Restart Timewright, which runs its migrations`
}
