import { createPostgresBackend, isPgPool, withBackend } from 'bullmq'
import { Pool } from 'pg'
import { QUEUE_SCHEMA } from './backend.ts'
import type { Driver, DriverOptions } from './driver.ts'
import { quietErrors } from './quiet-errors.ts'

const QUERY_CONNECTIONS = 4

const { Queue, Worker } = withBackend(createPostgresBackend)

/** One pool for all parts: some connections to query, and one for each worker to LISTEN on. */
export const openPostgresDriver = (url: string, { workers, log }: DriverOptions): Driver => {
  const pool = new Pool({
    connectionString: url,
    max: QUERY_CONNECTIONS + workers,
    options: `-c search_path=${QUEUE_SCHEMA}`,
    application_name: 'timewright queue',
    // A silently dropped listener is noticed in seconds; without it BullMQ polls instead of waiting.
    keepAlive: true,
    keepAliveInitialDelayMillis: 10_000,
    connectionTimeoutMillis: 5000,
  })
  // One for all: a lost database is one piece of news, not a dozen.
  const onError = quietErrors(log, 'queue on postgres')
  // Every part puts a listener on the shared pool, and so do we: without one an error ends the process.
  pool.setMaxListeners(0)
  pool.on('error', onError)
  // BullMQ describes the pool it wants in types of its own, which pg's overloads do not meet word for word.
  const connection: unknown = pool
  if (!isPgPool(connection)) throw new Error('This version of pg gives no pool that BullMQ can use')
  return {
    queue(family) {
      const queue = new Queue<unknown, void>(family, { connection })
      queue.on('error', onError)
      return queue
    },
    worker(family, processor, options) {
      const worker = new Worker<unknown, void>(family, processor, { ...options, connection })
      worker.on('error', onError)
      return worker
    },
    close: () => pool.end(),
  }
}
