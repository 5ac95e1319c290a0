import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { families } from '#contracts/jobs/job-queues.ts'
import { startEmbeddedPostgres } from '#adapters/postgres/embedded/start-embedded-postgres.ts'
import type { QueueStore } from './queue-store.ts'

/** A server of its own, in a folder of its own. */
export const openPostgresStore = async (): Promise<QueueStore> => {
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-queue-'))
  const server = await startEmbeddedPostgres({ dataDir, durable: false })
  const { url } = server
  const admin = new Client({ connectionString: url })
  admin.on('error', () => undefined)
  await admin.connect()
  return {
    backend: { kind: 'postgres', url },
    wipe: async () => {
      await admin.query('drop schema if exists bullmq cascade')
    },
    cutConnections: async () => {
      const names = ['timewright queue', ...families]
      await admin.query(
        // BullMQ names each listener after its queue.
        'select pg_terminate_backend(pid) from pg_stat_activity where application_name = any ($1) and pid <> pg_backend_pid()',
        [names],
      )
    },
    close: async () => {
      await admin.end()
      await server.stop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
