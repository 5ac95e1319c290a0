import { accessSync, constants, existsSync, mkdirSync } from 'node:fs'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { readMigrationState } from '#adapters/postgres/migrate.ts'
import { rowSecurityFault } from '#adapters/postgres/program-role.ts'
import { type Env, readEnv } from '#config/env.ts'
import { readKeys } from '#config/keys.ts'
import type { DoctorProbes } from '../cli/doctor.ts'
import { publicMasterKey } from './sealing.ts'

/** What the doctor looks at, done for real. */
export function doctorProbes(): DoctorProbes {
  let env: Env | undefined
  const known = (): Env => (env ??= readEnv())
  return {
    nodeVersion: process.versions.node,
    settings: () => ({
      isDemo: known().google.mode === 'demo',
      publicUrl: known().http.publicUrl,
      sweepSeconds: known().sweepSeconds,
      canMoveClock: known().demoClock,
    }),
    needed: {
      'Data folder': () => tryDataFolder(known()),
      Keys: () => tryKeys(known()),
      Database: () => tryDatabase(known()).catch(because('Check that Postgres runs, and DATABASE_URL.')),
      Queue: () => tryQueue(known()).catch(because('Check that Redis runs, and REDIS_URL.')),
      'Row security': () =>
        withDatabase(known(), tryRowSecurity).catch(
          because('It is a second line of defence: see docs/security.md.'),
        ),
    },
    useful: { Browser: tryBrowser },
  }
}

function tryDataFolder({ dataDir }: Env): string {
  mkdirSync(dataDir, { recursive: true })
  accessSync(dataDir, constants.R_OK | constants.W_OK | constants.X_OK)
  return dataDir
}

function tryKeys(env: Env): string {
  publicMasterKey(readKeys(env))
  if (env.keys.encryptionKey !== undefined) return 'from the environment'
  return env.keys.encryptionPublicKey === undefined
    ? `kept in ${env.dataDir}`
    : 'from the environment; with the public half alone, so only --role api can run here'
}

const tryDatabase = (env: Env): Promise<string> =>
  withDatabase(env, async (client) => {
    const { rows } = await client.query<{ server_version: string }>('show server_version')
    const { pending, newer } = await readMigrationState(client)
    if (newer > 0) throw new Error(`holds ${newer} migration(s) of a newer Timewright. Start that one.`)
    const tables = pending === 0 ? 'tables up to date' : `${pending} migration(s) to run at the next start`
    return `Postgres ${rows[0]?.server_version}, ${env.database.kind}, ${tables}`
  })

/** Before the first start there is nothing to keep apart yet. */
async function tryRowSecurity(client: Client): Promise<string> {
  const { pending } = await readMigrationState(client)
  if (pending > 0) return 'comes with the migrations of the next start'
  const fault = await rowSecurityFault(client)
  if (fault !== null) throw new Error(fault)
  return 'the database itself keeps people apart'
}

async function withDatabase<T>(env: Env, ask: (client: Client) => Promise<T>): Promise<T> {
  const server =
    env.database.kind === 'embedded' ? await startEmbeddedPostgres({ dataDir: env.dataDir }) : undefined
  const url = env.database.kind === 'external' ? env.database.url : (server?.url ?? '')
  const client = new Client({ connectionString: url, connectionTimeoutMillis: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    return await ask(client)
  } finally {
    await client.end()
    await server?.stop()
  }
}

async function tryQueue({ redis }: Env): Promise<string> {
  if (redis === undefined) return 'in Postgres'
  const client = new Redis(redis.url, { lazyConnect: true, retryStrategy: () => null, connectTimeout: 5000 })
  client.on('error', () => {})
  try {
    await client.connect()
    const policy = await client.config('GET', 'maxmemory-policy')
    return `in Redis, maxmemory-policy ${String(policy[1])}`
  } finally {
    client.disconnect()
  }
}

function tryBrowser(): string {
  const found = ['/usr/bin/chromium', '/usr/bin/google-chrome'].find((path) => existsSync(path))
  if (found === undefined)
    throw new Error('none found: only the end-to-end tests need it (apt-get install chromium)')
  return found
}

const because =
  (wayOut: string) =>
  (error: unknown): never => {
    throw new Error(
      `${error instanceof AggregateError ? String(error.errors[0]) : String(error)}. ${wayOut}`,
      { cause: error },
    )
  }
