import { Pool } from 'pg'

export interface PoolOptions {
  /** How many connections at most; every process adds its own to the server's limit. */
  readonly max: number
  /** Shown in pg_stat_activity, so that an operator sees who holds what. */
  readonly name: string
  readonly onError?: (error: Error) => void
  /** 0 = none, for connections that wait for locks; they set limits of their own. */
  readonly statementTimeoutMs?: number
}

const STATEMENT_TIMEOUT_MS = 30_000
const IDLE_IN_TRANSACTION_TIMEOUT_MS = 60_000
const CONNECT_TIMEOUT_MS = 10_000

/** A pool that outlives restarts of the server: an idle connection that breaks is reported and replaced. */
export function createPool(url: string, options: PoolOptions): Pool {
  const { max, name, onError = () => {}, statementTimeoutMs = STATEMENT_TIMEOUT_MS } = options
  const pool = new Pool({
    connectionString: url,
    max,
    application_name: `timewright ${name}`,
    keepAlive: true,
    connectionTimeoutMillis: CONNECT_TIMEOUT_MS,
    statement_timeout: statementTimeoutMs,
    idle_in_transaction_session_timeout: IDLE_IN_TRANSACTION_TIMEOUT_MS,
  })
  // Without this listener Node ends the process when Postgres restarts (57P01).
  return pool.on('error', onError)
}
