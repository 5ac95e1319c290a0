import { Client } from 'pg'
import type { Cluster } from './cluster.ts'
import { USER } from './cluster.ts'
import { errorCode } from './embedded-postgres-error.ts'

/** One open connection per process that uses the server: it ends with the process, however that dies. */
export const PRESENCE = 'timewright presence'

export function urlOf({ password }: Cluster, port: number, database: string): string {
  return `postgres://${USER}:${password}@127.0.0.1:${port}/${database}`
}

/** Connects to the port, and stays only if it is the server of our folder. */
export async function joinServer(cluster: Cluster, port: number): Promise<Client | undefined> {
  const client = new Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: 2000,
    application_name: PRESENCE,
    keepAlive: true,
  })
  // Without a listener a lost connection would end the process.
  client.on('error', () => {})
  try {
    await client.connect()
    const { rows } = await client.query<{ data_directory: string }>('show data_directory')
    if (rows[0]?.data_directory === cluster.folder) return client
  } catch {
    // Not ours (wrong password), not there, starting up or shutting down: the caller looks again.
  }
  await client.end().catch(() => {})
  return undefined
}

export async function isLastOneHere(presence: Client): Promise<boolean> {
  const { rows } = await presence.query<{ others: number }>(
    'select count(*)::int as others from pg_stat_activity where application_name = $1 and pid <> pg_backend_pid()',
    [PRESENCE],
  )
  return rows[0]?.others === 0
}

const DUPLICATE_DATABASE = '42P04'
const DUPLICATE_KEY = '23505'

/** Two processes may try at the same instant: both refusals mean that the database is there. */
export async function ensureDatabase(presence: Client, name: string): Promise<void> {
  const { rowCount } = await presence.query('select from pg_database where datname = $1', [name])
  if (rowCount === 1) return
  await presence.query(`create database ${name}`).catch((error: unknown) => {
    if (![DUPLICATE_DATABASE, DUPLICATE_KEY].includes(errorCode(error) ?? '')) throw error
  })
}
