import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { createJobQueue } from '#adapters/bullmq/create-job-queue.ts'
import { prepareBackend } from '#adapters/bullmq/prepare-backend.ts'
import { callsConformance } from './support/calls-conformance.ts'
import { disastersConformance } from './support/disasters-conformance.ts'
import { failuresConformance } from './support/failures-conformance.ts'
import { recordingLog } from './support/house.ts'
import { racesConformance } from './support/races-conformance.ts'
import { openPostgresStore } from './support/postgres-store.ts'
import type { QueueStore } from './support/queue-store.ts'

describe('the queue on Postgres', () => {
  let store: QueueStore
  beforeAll(async () => {
    store = await openPostgresStore()
  })
  afterAll(() => store.close())
  beforeEach(async () => {
    await store.wipe()
    await prepareBackend(store.backend)
  })

  callsConformance(() => store)
  failuresConformance(() => store)
  racesConformance(() => store)
  disastersConformance(() => store)

  test('createJobQueue() on an unprepared database says so and leaves nothing open', async () => {
    await store.wipe()
    const opening = createJobQueue({ backend: store.backend, log: recordingLog([]) })
    await expect(opening).rejects.toThrow(/migration/i)
  })
})
