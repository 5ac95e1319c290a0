import { describe, expect, test, vi } from 'vitest'
import type { JobHandler } from '#adapters/bullmq/handlers.ts'
import { aGate, aUserId, openBackDoor, openQueue, openWorkers, type LogLine } from './house.ts'
import type { QueueStore } from './queue-store.ts'

const soon = { timeout: 5000, interval: 10 }

/** What a call to a worker promises, whatever keeps the jobs. */
export const callsConformance = (store: () => QueueStore): void => {
  describe('enqueue()', () => {
    test('wakes the worker with the payload, first attempt', async () => {
      const userId = aUserId()
      const calendarId = aUserId()
      const seen = vi.fn<JobHandler<'pull-calendar'>>(async () => undefined)
      await openWorkers(store().backend, { 'pull-calendar': seen })
      const queue = await openQueue(store().backend)
      await queue.enqueue('pull-calendar', { userId, calendarId })
      await vi.waitFor(() => expect(seen).toHaveBeenCalledTimes(1), soon)
      expect(seen.mock.calls[0]?.[0]).toEqual({ userId, calendarId })
      expect(seen.mock.calls[0]?.[1].attempt).toBe(1)
    })

    test('merges twins that wait, and keeps apart users and calendars', async () => {
      const [ada, ben, home, work] = [aUserId(), aUserId(), aUserId(), aUserId()]
      const queue = await openQueue(store().backend)
      const calls = [
        { userId: ada, calendarId: home },
        { userId: ada, calendarId: home },
        { userId: ada, calendarId: work },
        { userId: ben, calendarId: home },
        { userId: ada, calendarId: home },
      ]
      for (const call of calls) await queue.enqueue('pull-calendar', call)
      const seen: unknown[] = []
      await openWorkers(store().backend, { 'pull-calendar': async (call) => void seen.push(call) })
      await vi.waitFor(async () => expect((await queue.health()).pull.delayed).toBe(0), soon)
      await vi.waitFor(() => expect(seen).toHaveLength(3), soon)
      expect(seen).toEqual(expect.arrayContaining([calls[0], calls[2], calls[3]]))
    })

    test('keeps twins apart when told so', async () => {
      const userId = aUserId()
      const queue = await openQueue(store().backend)
      for (const _ of [1, 2, 3]) await queue.enqueue('plan-blocks', { userId }, { deduplicate: false })
      const seen: string[] = []
      await openWorkers(store().backend, { 'plan-blocks': async ({ userId }) => void seen.push(userId) })
      await vi.waitFor(() => expect(seen).toEqual([userId, userId, userId]), soon)
    })

    test('made during a run runs once more, after it and not beside it', async () => {
      const userId = aUserId()
      const gate = aGate()
      const events: string[] = []
      const queue = await openQueue(store().backend)
      await openWorkers(
        store().backend,
        {
          'plan-blocks': async () => {
            events.push('start')
            if (events.length === 1) await gate.opened
            events.push('end')
          },
        },
        { concurrency: { plan: 4 } },
      )
      await queue.enqueue('plan-blocks', { userId })
      await vi.waitFor(() => expect(events).toEqual(['start']), soon)
      for (const _ of [1, 2, 3]) await queue.enqueue('plan-blocks', { userId })
      expect(events).toEqual(['start'])
      gate.open()
      await vi.waitFor(() => expect(events).toEqual(['start', 'end', 'start', 'end']), soon)
      await vi.waitFor(async () => expect((await queue.health()).plan.active).toBe(0), soon)
      expect((await queue.health()).plan).toMatchObject({ waiting: 0, delayed: 0, failed: 0 })
    })

    test('waits for delayMs and lets others pass meanwhile', async () => {
      const userId = aUserId()
      const startedAt: number[] = []
      await openWorkers(store().backend, { 'plan-blocks': async () => void startedAt.push(Date.now()) })
      const queue = await openQueue(store().backend)
      const enqueuedAt = Date.now()
      await queue.enqueue('plan-blocks', { userId }, { delayMs: 1500 })
      await queue.enqueue('plan-blocks', { userId })
      await vi.waitFor(() => expect(startedAt).toHaveLength(2), soon)
      expect((startedAt[0] ?? 0) - enqueuedAt).toBeLessThan(1500)
      expect((startedAt[1] ?? 0) - enqueuedAt).toBeGreaterThanOrEqual(1500)
    })

    test('takes a fraction of a millisecond', async () => {
      const runs: string[] = []
      const lines: LogLine[] = []
      const handlers = { 'plan-blocks': async ({ userId }: { userId: string }) => void runs.push(userId) }
      await openWorkers(store().backend, handlers)
      const queue = await openQueue(store().backend, lines)
      const users = [aUserId(), aUserId()]
      await queue.enqueue('plan-blocks', { userId: users[0] ?? '' }, { delayMs: 30.25 })
      await queue.enqueue('plan-blocks', { userId: users[1] ?? '' }, { delayMs: 30.25, occasion: 'a' })
      await vi.waitFor(() => expect(new Set(runs)).toEqual(new Set(users)), soon)
      expect(lines).toEqual([])
    })

    test('refuses a payload that does not fit', async () => {
      const queue = await openQueue(store().backend)
      await expect(queue.enqueue('plan-blocks', { userId: 'ada' })).rejects.toThrow('userId')
    })
  })

  test('a storm of 10,000 calls makes few runs, one at a time, and the last call is seen', async () => {
    const call = { userId: aUserId(), calendarId: aUserId() }
    const queue = await openQueue(store().backend)
    const storm = { intent: 0, seen: 0, runs: 0, running: 0, mostAtOnce: 0 }
    await openWorkers(store().backend, {
      'pull-calendar': async () => {
        storm.running += 1
        storm.mostAtOnce = Math.max(storm.mostAtOnce, storm.running)
        const intent = storm.intent
        // A run takes a while; here it looks around in the queue.
        await queue.health()
        storm.seen = intent
        storm.runs += 1
        storm.running -= 1
      },
    })
    const startedAt = performance.now()
    for (let batch = 0; batch < 100; batch += 1) {
      const calls = Array.from({ length: 100 }, () => {
        storm.intent += 1
        return queue.enqueue('pull-calendar', call)
      })
      await Promise.all(calls)
    }
    await vi.waitFor(() => expect(storm.seen).toBe(10_000), soon)
    // Each run costs the debounce of 300 ms, so there cannot be more than that allows.
    const most = Math.ceil((performance.now() - startedAt) / 300) + 1
    expect(storm.runs).toBeLessThanOrEqual(most)
    expect(storm.mostAtOnce).toBe(1)
  }, 60_000)

  describe('the sweep', () => {
    test('runs on one schedule however many processes there are', async () => {
      const sweptAt: number[] = []
      const sweep = async () => void sweptAt.push(Date.now())
      const scheduler = { sweepEveryMs: 400 }
      const startedAt = Date.now()
      await openWorkers(store().backend, { sweep }, { scheduler })
      await openWorkers(store().backend, { sweep }, { scheduler })
      await vi.waitFor(() => expect(sweptAt.length).toBeGreaterThanOrEqual(4), soon)
      expect(sweptAt.length).toBeLessThanOrEqual((Date.now() - startedAt) / 400 + 2)
    })
  })

  describe('health()', () => {
    test('counts by family and knows how late the oldest call is', async () => {
      const queue = await openQueue(store().backend)
      await queue.enqueue('settle-blocks', { userId: aUserId() }, { delayMs: 0 })
      await queue.enqueue('settle-blocks', { userId: aUserId() }, { delayMs: 60_000 })
      const health = await vi.waitFor(async () => {
        const health = await queue.health()
        expect(health.settle.oldestDueAgeMs).toBeGreaterThan(50)
        return health
      }, soon)
      expect(health.settle).toMatchObject({ waiting: 1, delayed: 1, active: 0, failed: 0 })
      expect(health.plan).toEqual({ waiting: 0, active: 0, delayed: 0, failed: 0, oldestDueAgeMs: 0 })
    })
  })

  test('a job past the door is told by its name and payload, and the next one runs', async () => {
    const userId = aUserId()
    const seen: string[] = []
    const backDoor = openBackDoor(store().backend).queue('plan')
    await openWorkers(store().backend, { 'plan-blocks': async ({ userId }) => void seen.push(userId) })
    const queue = await openQueue(store().backend)
    await backDoor.add('plan-blocks', { userId: 'not a uuid', title: 'Dentist' }, { attempts: 5 })
    await backDoor.add('plan-bloks', { userId }, { attempts: 5 })
    await backDoor.add('plan-blocks', null, { attempts: 5 })
    await queue.enqueue('plan-blocks', { userId })
    await vi.waitFor(() => expect(seen).toEqual([userId]), soon)
    await vi.waitFor(async () => expect((await queue.health()).plan.failed).toBe(3), soon)
    const failed = await backDoor.getJobs('failed')
    expect(failed.map((job) => job.failedReason)).toEqual(Array(3).fill('MalformedJob (malformed-job)'))
    expect(failed.map((job) => job.attemptsMade)).toEqual([1, 1, 1])
  })
}
