import { describe, expect, test, vi } from 'vitest'
import { aGate, aUserId, openBackDoor, openQueue, openWorkers, type LogLine } from './house.ts'
import type { QueueStore } from './queue-store.ts'

const soon = { timeout: 5000, interval: 10 }

class Trouble extends Error {
  override readonly name = 'Trouble'
  readonly code = 'trouble'
}

const troubleThat = (traits: object): Error => Object.assign(new Trouble('Dentist at 9'), traits)

/** What becomes of a job that fails, hangs or is interrupted, whatever keeps the jobs. */
export const failuresConformance = (store: () => QueueStore): void => {
  describe('a failing job', () => {
    test('is tried five times and then kept, without a word of its content', async () => {
      const attempts: number[] = []
      const lines: LogLine[] = []
      const queue = await openQueue(store().backend)
      const handler = async (_: unknown, { attempt }: { attempt: number }) => {
        attempts.push(attempt)
        throw new Trouble('Dentist at 9')
      }
      await openWorkers(store().backend, { 'plan-blocks': handler }, { lines })
      const userId = aUserId()
      await queue.enqueue('plan-blocks', { userId })
      const failed = () => queue.health().then((health) => health.plan.failed)
      await vi.waitFor(async () => expect(await failed()).toBe(1), { timeout: 15_000, interval: 50 })
      expect(attempts).toEqual([1, 2, 3, 4, 5])
      const [job] = await openBackDoor(store().backend).queue('plan').getJobs('failed')
      expect(job?.failedReason).toBe('Trouble (trouble)')
      expect(JSON.stringify([job, lines])).not.toContain('Dentist')
      expect(lines.filter((line) => line.message === 'Job not done')).toHaveLength(5)
    }, 20_000)

    test('does not lose a call made while it retries', async () => {
      const userId = aUserId()
      const truth = { intent: 1, seen: 0, runs: 0 }
      const queue = await openQueue(store().backend)
      const handler = async () => {
        truth.runs += 1
        const intent = truth.intent
        if (truth.runs <= 2) {
          // The next call comes in the middle of a run that is going to fail.
          truth.intent += 1
          await queue.enqueue('plan-blocks', { userId })
          throw new Trouble('not yet')
        }
        truth.seen = intent
      }
      await openWorkers(store().backend, { 'plan-blocks': handler })
      await queue.enqueue('plan-blocks', { userId })
      await vi.waitFor(() => expect(truth).toMatchObject({ intent: 3, seen: 3 }), soon)
      await vi.waitFor(async () => {
        const { waiting, active, delayed, failed } = (await queue.health()).plan
        expect([waiting, active, delayed, failed]).toEqual([0, 0, 0, 0])
      }, soon)
    })

    test('with isPermanent is not tried again', async () => {
      let runs = 0
      const queue = await openQueue(store().backend)
      const handler = async () => {
        runs += 1
        throw troubleThat({ isPermanent: true })
      }
      await openWorkers(store().backend, { 'publish-plan': handler })
      await queue.enqueue('publish-plan', { userId: aUserId() })
      await vi.waitFor(async () => expect((await queue.health()).publish.failed).toBe(1), soon)
      expect(runs).toBe(1)
    })

    test('with retryAfterMs waits that long, spends no attempt and holds up nobody else', async () => {
      const [limited, other] = [aUserId(), aUserId()]
      const runs: { userId: string; attempt: number; at: number }[] = []
      const queue = await openQueue(store().backend)
      await openWorkers(
        store().backend,
        {
          'publish-plan': async ({ userId }, { attempt }) => {
            runs.push({ userId, attempt, at: Date.now() })
            if (runs.length === 1) throw troubleThat({ retryAfterMs: 699.5 })
          },
        },
        { concurrency: { publish: 1 } },
      )
      await queue.enqueue('publish-plan', { userId: limited })
      await vi.waitFor(() => expect(runs).toHaveLength(1), soon)
      await queue.enqueue('publish-plan', { userId: other })
      await vi.waitFor(() => expect(runs).toHaveLength(3), soon)
      expect(runs.map(({ userId, attempt }) => [userId, attempt])).toEqual([
        [limited, 1],
        [other, 1],
        [limited, 1],
      ])
      expect((runs[2]?.at ?? 0) - (runs[0]?.at ?? 0)).toBeGreaterThanOrEqual(700)
    })
  })

  describe('a hanging job', () => {
    test('is told to stop at its deadline and tried again, even when it does not listen', async () => {
      const signals: AbortSignal[] = []
      const queue = await openQueue(store().backend)
      const handler = async (_: unknown, { signal }: { signal: AbortSignal }) => {
        signals.push(signal)
        if (signals.length === 1) await aGate().opened
      }
      await openWorkers(store().backend, { 'unfold-goals': handler }, { deadlineMs: () => 100 })
      await queue.enqueue('unfold-goals', { userId: aUserId() })
      await vi.waitFor(() => expect(signals).toHaveLength(2), soon)
      expect(signals[0]?.aborted).toBe(true)
      await vi.waitFor(async () => expect((await queue.health()).unfold.active).toBe(0), soon)
    })
  })

  describe('close()', () => {
    test('lets the running job finish and takes no other', async () => {
      const gate = aGate()
      const events: string[] = []
      const queue = await openQueue(store().backend)
      const handler = async ({ userId }: { userId: string }) => {
        events.push(`start ${userId}`)
        await gate.opened
        events.push(`end ${userId}`)
      }
      const workers = await openWorkers(store().backend, { 'plan-blocks': handler })
      const [first, second] = [aUserId(), aUserId()]
      await queue.enqueue('plan-blocks', { userId: first })
      await vi.waitFor(() => expect(events).toEqual([`start ${first}`]), soon)
      const closed = workers.close(10_000)
      await queue.enqueue('plan-blocks', { userId: second })
      gate.open()
      await closed
      expect(events).toEqual([`start ${first}`, `end ${first}`])
      const { active, failed, waiting, delayed } = (await queue.health()).plan
      expect([active, failed, waiting + delayed]).toEqual([0, 0, 1])
    })

    test('gives back the job that does not finish in time, without spending an attempt', async () => {
      const userId = aUserId()
      const attempts: number[] = []
      const queue = await openQueue(store().backend)
      const started = aGate()
      const stubborn = async () => {
        started.open()
        await aGate().opened
      }
      const workers = await openWorkers(store().backend, { 'plan-blocks': stubborn })
      await queue.enqueue('plan-blocks', { userId })
      await started.opened
      await workers.close(50)
      expect((await queue.health()).plan).toMatchObject({ active: 0, waiting: 1, failed: 0 })
      const heir = async (_: unknown, { attempt }: { attempt: number }) => void attempts.push(attempt)
      await openWorkers(store().backend, { 'plan-blocks': heir })
      await vi.waitFor(() => expect(attempts).toEqual([1]), soon)
    })
  })
}
