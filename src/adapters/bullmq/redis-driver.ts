import { createRedisBackend, withBackend } from 'bullmq'
import { Redis } from 'ioredis'
import type { Driver, DriverOptions } from './driver.ts'
import { quietErrors } from './quiet-errors.ts'

const reconnectMs = (attempt: number): number => Math.min(attempt * 100, 1000)

const { Queue, Worker } = withBackend(createRedisBackend)

/** One connection for all parts; each worker opens a second one to block on. */
export const openRedisDriver = (url: string, { workers, log }: DriverOptions): Driver => {
  const client = new Redis(url, {
    // Workers wait for Redis to come back; whoever only enqueues hears at once that it is away.
    maxRetriesPerRequest: null,
    enableOfflineQueue: workers > 0,
    retryStrategy: reconnectMs,
    connectionName: 'timewright-queue',
  })
  // One for all: a lost Redis is one piece of news, not a dozen.
  const onError = quietErrors(log, 'queue on redis')
  client.on('error', onError)
  return {
    queue(family) {
      const queue = new Queue<unknown, void>(family, { connection: client })
      queue.on('error', onError)
      return queue
    },
    worker(family, processor, options) {
      const worker = new Worker<unknown, void>(family, processor, { ...options, connection: client })
      worker.on('error', onError)
      return worker
    },
    close: async () => {
      client.disconnect()
    },
  }
}
