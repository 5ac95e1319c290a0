import { afterAll, beforeAll, beforeEach, describe, expect, test, vi } from 'vitest'
import { prepareBackend } from '#adapters/bullmq/prepare-backend.ts'
import { callsConformance } from './support/calls-conformance.ts'
import { disastersConformance } from './support/disasters-conformance.ts'
import { failuresConformance } from './support/failures-conformance.ts'
import { aUserId, openQueue, openWorkers, type LogLine } from './support/house.ts'
import { racesConformance } from './support/races-conformance.ts'
import { hasRedisServer, howToGetRedis, openRedisStore, type RedisStore } from './support/redis-server.ts'

const onRedis = (): void => {
  let store: RedisStore
  beforeAll(async () => {
    store = await openRedisStore()
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

  test('enqueue() goes on without Redis and says that the call was lost', async () => {
    const lines: LogLine[] = []
    const seen: string[] = []
    const userId = aUserId()
    await openWorkers(
      store.backend,
      { 'plan-blocks': async (call) => void seen.push(call.userId) },
      { lines },
    )
    const queue = await openQueue(store.backend, lines)
    await store.stopServer()
    await queue.enqueue('plan-blocks', { userId })
    expect(lines.map((line) => line.message)).toContain(
      'A wake-up call was lost; the sweep will make up for it',
    )
    await expect(queue.health()).rejects.toThrow(/writeable|health of the queue/)
    await store.startServer()
    await vi.waitFor(
      async () => {
        await queue.enqueue('plan-blocks', { userId })
        await vi.waitFor(() => expect(seen).toContain(userId), { timeout: 500, interval: 10 })
      },
      { timeout: 10_000 },
    )
  }, 30_000)
}

describe('the queue on Redis', () => {
  const isThere = hasRedisServer()
  if (isThere) onRedis()

  test('is tried wherever redis-server is installed, and always in CI', () => {
    if (!isThere) console.warn(howToGetRedis)
    expect({ isThere, isCi: process.env['CI'] === 'true' }).not.toEqual({ isThere: false, isCi: true })
  })
})
