import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { drizzle } from 'drizzle-orm/node-postgres'
import { readMigrationFiles } from 'drizzle-orm/migrator'
import { migrate as applyMigrations } from 'drizzle-orm/node-postgres/migrator'
import { Client, type Pool } from 'pg'
import { prepareProgramRole, withoutForce } from './program-role.ts'

export const MIGRATIONS_FOLDER = fileURLToPath(new URL('../../../migrations', import.meta.url))

/** Any number will do, as long as nobody else locks it. */
const LOCK_KEY = 7_411_853_402
const LOCK_TIMEOUT_MS = 60_000

/** How the tables stand to the code: both lists are empty when they fit each other. */
export interface MigrationState {
  /** In the code, not (or otherwise) in the database. */
  readonly pending: number
  /** In the database, later than everything the code knows. */
  readonly newer: number
}

/** Brings the database to the code's tables. Several instances may start at once: one works, the others wait. */
export async function migrate(url: string, folder = MIGRATIONS_FOLDER): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'timewright migrate' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(`set lock_timeout = ${LOCK_TIMEOUT_MS}`)
    await client.query('select pg_advisory_lock($1)', [LOCK_KEY])
    const before = await readMigrationState(client, folder)
    refuseNewer(before)
    if (before.pending > 0)
      await withoutForce(client, () => applyMigrations(drizzle(client), { migrationsFolder: folder }))
    await prepareProgramRole(client)
    refusePending(await readMigrationState(client, folder))
  } finally {
    // Ends the session, and with it the lock.
    await client.end()
  }
}

/** Compares the migrations on record with those of the code; for health checks and the doctor. */
export async function readMigrationState(
  database: Client | Pool,
  folder = MIGRATIONS_FOLDER,
): Promise<MigrationState> {
  const known = hasMigrations(folder) ? readMigrationFiles({ migrationsFolder: folder }) : []
  const recorded = await readRecord(database)
  const lastKnownMs = Math.max(0, ...known.map((migration) => migration.folderMillis))
  const hashes = new Set(recorded.map((row) => row.hash))
  return {
    pending: known.filter((migration) => !hashes.has(migration.hash)).length,
    newer: recorded.filter((row) => Number(row.created_at) > lastKnownMs).length,
  }
}

interface Recorded {
  readonly hash: string
  readonly created_at: string
}

async function readRecord(database: Client | Pool): Promise<readonly Recorded[]> {
  const found = await database.query<{ table: string | null }>(
    `select to_regclass('drizzle.__drizzle_migrations') as table`,
  )
  if (found.rows[0]?.table === null) return []
  const { rows } = await database.query<Recorded>('select hash, created_at from drizzle.__drizzle_migrations')
  return rows
}

function refuseNewer({ newer }: MigrationState): void {
  if (newer === 0) return
  throw new Error(
    `Cannot use this database: it holds ${newer} migration(s) that this version of Timewright does not know. ` +
      'Start the newer version again, or restore a backup from before the upgrade (docs/operations.md).',
  )
}

/** Drizzle passes over a migration that is older than the last one it ran: better to stop than to miss a table. */
function refusePending({ pending }: MigrationState): void {
  if (pending === 0) return
  throw new Error(
    `Cannot migrate: ${pending} migration(s) of the code are not in the database as they stand, because they were ` +
      'changed after they ran, or are dated before the last that ran. Restore the files, or make a new migration.',
  )
}

function hasMigrations(folder: string): boolean {
  return existsSync(join(folder, 'meta', '_journal.json'))
}
