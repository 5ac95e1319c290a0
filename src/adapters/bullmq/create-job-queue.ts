import type { EnqueueOptions, JobQueue } from '#app/ports/job-queue.ts'
import { queueOf } from '#contracts/jobs/job-queues.ts'
import { type JobName, parseJobPayload } from '#contracts/jobs/job-payloads.ts'
import type { QueueBackend } from './backend.ts'
import { byFamily, type ByFamily } from './by-family.ts'
import { describeError } from './describe-error.ts'
import type { WakeQueue } from './driver.ts'
import { openDriver } from './open-driver.ts'
import { debounceMsOf, jobSettings } from './job-settings.ts'
import { readQueueHealth, type QueueHealth } from './queue-health.ts'
import type { QueueLog } from './queue-log.ts'
import { deduplicationOf } from './deduplication.ts'
import { Recently } from './recently.ts'
import { settledWithin, within } from './within.ts'

const READY_MS = 10_000
// A person may be waiting for the answer, and the call is only a hint.
const ENQUEUE_MS = 1000
const HEALTH_MS = 2000
const CLOSE_MS = 3000

export type BullmqJobQueue = JobQueue & {
  health(): Promise<QueueHealth>
  close(): Promise<void>
}

/** In whole ms: Postgres would refuse the call for a fraction. */
const delayOf = (name: JobName, { delayMs, occasion }: EnqueueOptions): number => {
  const debounceMs = debounceMsOf(name)
  return Math.ceil(occasion === undefined ? (delayMs ?? debounceMs) : Math.max(delayMs ?? 0, debounceMs))
}

const enqueueOn = (queues: ByFamily<WakeQueue>, log: QueueLog): JobQueue['enqueue'] => {
  const known = new Recently()
  return async (name, payload, given = {}) => {
    const data = parseJobPayload(name, payload)
    const deduplication = given.deduplicate === false ? undefined : deduplicationOf(name, data, given)
    // In a storm each of many calls would only be told that it is not the first.
    const call = given.occasion === undefined ? undefined : deduplication?.id
    if (call !== undefined && known.has(call)) return
    const options = { ...jobSettings, delay: delayOf(name, given), ...(deduplication && { deduplication }) }
    try {
      await within(queues[queueOf(name)].add(name, data, options), ENQUEUE_MS, `enqueue ${name}`)
      if (call !== undefined) known.add(call)
    } catch (error) {
      log.warn(
        { job: name, ...describeError(error) },
        'A wake-up call was lost; the sweep will make up for it',
      )
    }
  }
}

/** The queue for whoever wakes others. Fails when the backend is away or not prepared: see prepareBackend(). */
export const createJobQueue = async (options: {
  readonly backend: QueueBackend
  readonly log: QueueLog
}): Promise<BullmqJobQueue> => {
  const driver = openDriver(options.backend, { workers: 0, log: options.log })
  const queues = byFamily((family) => driver.queue(family))
  const all = Object.values(queues)
  const close = async () => {
    await settledWithin(Promise.all(all.map((queue) => queue.close())), CLOSE_MS)
    await settledWithin(driver.close(), CLOSE_MS)
  }
  try {
    await within(Promise.all(all.map((queue) => queue.waitUntilReady())), READY_MS, 'connect to the queue')
  } catch (error) {
    await close()
    throw error
  }
  return {
    enqueue: enqueueOn(queues, options.log),
    health: () => within(readQueueHealth(queues), HEALTH_MS, 'read the health of the queue'),
    close,
  }
}
