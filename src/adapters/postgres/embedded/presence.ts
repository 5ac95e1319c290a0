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

/**
 * Closes this presence and tells whether no other is left. It closes first and asks then, on another connection: of two
 * that leave at the same instant, at least one sees that it was the last.
 */
export async function leaveServer(cluster: Cluster, presence: Client): Promise<boolean> {
  const { port } = presence
  await presence.end().catch(() => {})
  const client = new Client({
    connectionString: urlOf(cluster, port, 'postgres'),
    connectionTimeoutMillis: 2000,
  })
  client.on('error', () => {})
  try {
    await client.connect()
    const { rowCount } = await client.query('select from pg_stat_activity where application_name = $1', [
      PRESENCE,
    ])
    return rowCount === 0
  } catch {
    // Gone, or going: nobody is left to use it.
    return true
  } finally {
    await client.end().catch(() => {})
  }
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
