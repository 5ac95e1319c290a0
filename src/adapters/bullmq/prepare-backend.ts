import { runMigrations } from 'bullmq'
import { Redis } from 'ioredis'
import { Client } from 'pg'
import { QUEUE_SCHEMA, type QueueBackend } from './backend.ts'

const CONNECT_MS = 5000

const preparePostgres = async (url: string): Promise<void> => {
  const client = new Client({ connectionString: url, connectionTimeoutMillis: CONNECT_MS })
  // A connection that drops half-way also fails the query; the listener only keeps the process alive.
  client.on('error', () => undefined)
  await client.connect()
  try {
    // One transaction under an advisory lock: whoever comes late waits, finds it done and leaves.
    await runMigrations(client, QUEUE_SCHEMA)
  } finally {
    await client.end()
  }
}

const prepareRedis = async (url: string): Promise<void> => {
  const options = { lazyConnect: true, connectTimeout: CONNECT_MS, retryStrategy: () => null }
  const client = new Redis(url, { ...options, maxRetriesPerRequest: 1 })
  client.on('error', () => undefined)
  try {
    await client.connect()
    await client.ping()
  } finally {
    client.disconnect()
  }
}

/** Builds what the queue needs in its backend, or fails with the reason. Run it at every start, as often as you like. */
export const prepareBackend = async (backend: QueueBackend): Promise<void> => {
  const prepare = backend.kind === 'postgres' ? preparePostgres : prepareRedis
  try {
    await prepare(backend.url)
  } catch (cause) {
    const variable = backend.kind === 'postgres' ? 'DATABASE_URL' : 'REDIS_URL'
    throw new Error(`Cannot prepare the queue on ${backend.kind}. Is it running and is ${variable} right?`, {
      cause,
    })
  }
}
