import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Client } from 'pg'
import { waitUntil } from '../support/wait-until.ts'
import type { RedisApart } from './redis-apart.ts'

const ofPostgres = ['terminate-backends', 'drop-queue', 'restart-postgres'] as const
const ofRedis = ['flush-redis', 'lose-redis', 'terminate-backends', 'restart-postgres'] as const
export type Upheaval = (typeof ofPostgres)[number] | (typeof ofRedis)[number]

/** What may be upset. `dataDir` is that of the embedded server; `redis` has the queue, where there is one. */
export type Ground = {
  readonly databaseUrl: string
  readonly dataDir: string
  readonly redis: RedisApart | null
}

/** Each in its turn. */
export function upheavalOf(turn: number, { redis }: Pick<Ground, 'redis'>): Upheaval {
  const all = redis === null ? ofPostgres : ofRedis
  return all[turn % all.length] ?? 'terminate-backends'
}

/** What can happen to database and queue under load. */
export async function upset(kind: Upheaval, { databaseUrl, dataDir, redis }: Ground): Promise<void> {
  switch (kind) {
    case 'flush-redis':
      return redis?.flush()
    case 'lose-redis':
      return redis?.lose()
    case 'terminate-backends':
      return run(
        databaseUrl,
        `select pg_terminate_backend(pid) from pg_stat_activity
         where datname = current_database() and pid <> pg_backend_pid()`,
      )
    case 'drop-queue':
      return run(databaseUrl, 'drop schema if exists bullmq cascade')
    case 'restart-postgres':
      return restart(databaseUrl, dataDir)
  }
}

async function run(url: string, statement: string): Promise<void> {
  const client = new Client({ connectionString: url, application_name: 'chaos' })
  client.on('error', () => {})
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}

/** As `pg_ctl stop -m immediate`: every backend ends at once. Whoever started the server brings it back. */
async function restart(url: string, dataDir: string): Promise<void> {
  const [pid] = readFileSync(join(dataDir, 'postgres', 'postmaster.pid'), 'utf8').split('\n')
  process.kill(Number(pid), 'SIGQUIT')
  await waitUntil(() => run(url, 'select 1').then(() => true), {
    what: 'Postgres to be back',
    timeoutMs: 60_000,
  })
}
