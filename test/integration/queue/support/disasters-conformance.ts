import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { describe, expect, onTestFinished, test, vi } from 'vitest'
import { prepareBackend } from '#adapters/bullmq/prepare-backend.ts'
import { aUserId, openQueue, openWorkers, type LogLine } from './house.ts'
import type { QueueStore } from './queue-store.ts'

const soon = { timeout: 10_000, interval: 20 }
const doomedWorker = new URL('doomed-worker.ts', import.meta.url).pathname

const startDoomedWorker = async (url: string) => {
  const child = spawn(process.execPath, [doomedWorker, url], { stdio: ['ignore', 'pipe', 'inherit'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return child
}

/** The worst that can happen to the queue and its workers, whatever keeps the jobs. */
export const disastersConformance = (store: () => QueueStore): void => {
  test('the job of a killed process is taken over within 10 s', async () => {
    const userId = aUserId()
    const queue = await openQueue(store().backend)
    await queue.enqueue('plan-blocks', { userId })
    const doomed = await startDoomedWorker(store().backend.url)
    const [line] = await once(doomed.stdout, 'data')
    expect(String(line)).toBe(`started ${userId}\n`)
    // A call made before the crash must be seen as well, be it by the same run or by one more.
    await queue.enqueue('plan-blocks', { userId })
    const died = once(doomed, 'exit')
    doomed.kill('SIGKILL')
    await died
    const diedAt = performance.now()
    const seen: string[] = []
    await openWorkers(store().backend, { 'plan-blocks': async ({ userId }) => void seen.push(userId) })
    await vi.waitFor(() => expect(seen.length).toBeGreaterThan(0), { timeout: 10_000, interval: 20 })
    expect(performance.now() - diedAt).toBeLessThan(10_000)
    expect(new Set(seen)).toEqual(new Set([userId]))
  }, 30_000)

  describe('when everything in the queue is lost', () => {
    test('a new prepareBackend() lets the same processes go on, the sweep too', async () => {
      const userId = aUserId()
      const seen: string[] = []
      let sweeps = 0
      const sweep = async () => void (sweeps += 1)
      const handlers = {
        'plan-blocks': async (call: { userId: string }) => void seen.push(call.userId),
        sweep,
      }
      await openWorkers(store().backend, handlers, { scheduler: { sweepEveryMs: 300 } })
      const queue = await openQueue(store().backend)
      await queue.enqueue('plan-blocks', { userId })
      await vi.waitFor(() => expect(seen).toEqual([userId]), soon)
      await store().wipe()
      await prepareBackend(store().backend)
      sweeps = 0
      await queue.enqueue('plan-blocks', { userId })
      await vi.waitFor(() => expect(seen).toEqual([userId, userId]), soon)
      await vi.waitFor(() => expect(sweeps).toBeGreaterThan(1), soon)
    }, 30_000)
  })

  describe('when all connections are cut', () => {
    test('workers and queue come back by themselves', async () => {
      const seen: string[] = []
      const lines: LogLine[] = []
      const handlers = { 'plan-blocks': async (call: { userId: string }) => void seen.push(call.userId) }
      await openWorkers(store().backend, handlers, { lines })
      const queue = await openQueue(store().backend, lines)
      for (const round of [1, 2, 3]) {
        await store().cutConnections()
        const userId = aUserId()
        // A call that meets the cut may be lost; the sweep's part is played by calling again.
        await vi.waitFor(async () => {
          await queue.enqueue('plan-blocks', { userId })
          await vi.waitFor(() => expect(seen).toContain(userId), { timeout: 500, interval: 10 })
        }, soon)
        expect(new Set(seen).size, `round ${round}`).toBe(round)
      }
      expect(lines.some((line) => line.level === 'warn')).toBe(true)
    }, 40_000)
  })

  test('prepareBackend() may run many times at once', async () => {
    await store().wipe()
    await Promise.all([1, 2, 3, 4, 5].map(() => prepareBackend(store().backend)))
    const queue = await openQueue(store().backend)
    await expect(queue.health()).resolves.toHaveProperty('plan')
  })
}
