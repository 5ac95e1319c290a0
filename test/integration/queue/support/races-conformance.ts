import { expect, test, vi } from 'vitest'
import { seeded, type Prng } from '#core/prng.ts'
import type { JobHandler } from '#adapters/bullmq/handlers.ts'
import type { BullmqJobQueue } from '#adapters/bullmq/create-job-queue.ts'
import { aUserId, openQueue, openWorkers } from './house.ts'
import type { QueueStore } from './queue-store.ts'

type Truth = { intent: number; seen: number; running: number }

const USERS = 12
const ROUNDS = 60

/** Looks at the intent when it begins, like a use case at its rows, and fails now and then at its end. */
const lookingHandler =
  (
    truths: Map<string, Truth>,
    queue: BullmqJobQueue,
    chance: Prng,
    beside: string[],
  ): JobHandler<'plan-blocks'> =>
  async ({ userId }, { attempt }) => {
    const truth = truths.get(userId)
    if (truth === undefined) throw new Error(`Nobody called for ${userId}`)
    if (truth.running > 0) beside.push(userId)
    truth.running += 1
    const intent = truth.intent
    if (chance() < 0.5) await queue.health()
    truth.running -= 1
    if (attempt === 1 && chance() < 0.2) throw new Error('now and then')
    truth.seen = Math.max(truth.seen, intent)
  }

/** The promise behind keepLastIfActive: whoever commits an intent and then calls is looked at afterwards. */
export const racesConformance = (store: () => QueueStore): void => {
  test('no call is lost and no user is worked on twice at once, in a crowd of racing calls', async () => {
    const seed = Date.now() % 1_000_000
    console.info(`races: seed ${seed}`)
    const chance = seeded(seed)
    const beside: string[] = []
    const truths = new Map(
      Array.from({ length: USERS }, () => [aUserId(), { intent: 0, seen: 0, running: 0 }]),
    )
    const queue = await openQueue(store().backend)
    const handlers = { 'plan-blocks': lookingHandler(truths, queue, chance, beside) }
    await openWorkers(store().backend, handlers, { concurrency: { plan: 4 } })
    await openWorkers(store().backend, handlers, { concurrency: { plan: 4 } })
    for (let round = 0; round < ROUNDS; round += 1) {
      const callers = [...truths].filter(() => chance() < 0.5)
      const calls = callers.map(async ([userId, truth]) => {
        truth.intent += 1
        await queue.enqueue('plan-blocks', { userId }, chance() < 0.5 ? { delayMs: 0 } : {})
      })
      await Promise.all(calls)
    }
    const behind = () => [...truths.values()].filter((truth) => truth.seen < truth.intent)
    await vi.waitFor(() => expect(behind()).toEqual([]), { timeout: 15_000, interval: 20 })
    expect(beside).toEqual([])
  }, 30_000)
}
