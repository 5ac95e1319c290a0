import { Client } from 'pg'
import { vi } from 'vitest'
import { createTestDatabase } from '../../../support/database.ts'
import type { QueueStore } from './queue-store.ts'

const CUT =
  'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()'

export const openPostgresStore = async (): Promise<QueueStore> => {
  const database = await createTestDatabase()
  const admin = new Client({ connectionString: database.url })
  admin.on('error', () => undefined)
  await admin.connect()
  return {
    backend: { kind: 'postgres', url: database.url },
    // Workers in full swing can win a deadlock against it.
    wipe: async () => {
      await vi.waitFor(() => admin.query('drop schema if exists bullmq cascade'), { timeout: 10_000 })
    },
    cutConnections: async () => {
      await admin.query(CUT)
    },
    close: async () => {
      await admin.end()
      await database.drop()
    },
  }
}
