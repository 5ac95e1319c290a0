import type { Pool } from 'pg'
import type { Logger } from 'pino'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import { migrate } from '#adapters/postgres/migrate.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { rowSecurityFault } from '#adapters/postgres/program-role.ts'
import type { Env } from '#config/env.ts'

export type Database = {
  readonly url: string
  /** For transactions, which are short. */
  readonly pool: Pool
  /** For locks, which are held while a step runs. */
  readonly lockPool: Pool
  close(): Promise<void>
}

/** The database of DATABASE_URL, or our own; migrated to this version. */
export async function openDatabase(env: Env, log: Logger): Promise<Database> {
  const server =
    env.database.kind === 'external'
      ? { url: env.database.url, stop: () => Promise.resolve() }
      : await startEmbeddedPostgres({
          dataDir: env.dataDir,
          maxConnections: 200,
          log: (message) => log.info(message),
        })
  try {
    await migrate(server.url)
  } catch (error) {
    await server.stop()
    throw error
  }
  const onError = (error: Error): void => log.warn({ err: error }, 'a connection to the database broke')
  const pool = createPool(server.url, { max: 12, name: 'app', onError })
  const fault = await rowSecurityFault(pool)
  if (fault !== null) log.warn({ fault }, 'row security does not hold; `timewright doctor` says more')
  const lockPool = createPool(server.url, { max: 16, name: 'locks', statementTimeoutMs: 0, onError })
  return {
    url: server.url,
    pool,
    lockPool,
    close: async () => {
      await Promise.all([pool.end(), lockPool.end()])
      await server.stop()
    },
  }
}
