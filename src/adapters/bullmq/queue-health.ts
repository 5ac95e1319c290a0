import { byFamily, type ByFamily } from './by-family.ts'
import type { WakeQueue } from './driver.ts'

type FamilyHealth = {
  readonly waiting: number
  readonly active: number
  readonly delayed: number
  readonly failed: number
  /** How long the most overdue job has been due, in ms; 0 when nothing is late. */
  readonly oldestDueAgeMs: number
}

export type QueueHealth = ByFamily<FamilyHealth>

const readFamily = async (queue: WakeQueue, now: number): Promise<FamilyHealth> => {
  const counts = await queue.getJobCounts('waiting', 'active', 'delayed', 'failed')
  // The head of each list is its oldest; jobs return from waiting to delayed and back, so look at both.
  const heads = await Promise.all([
    queue.getJobs('waiting', 0, 0, true),
    queue.getJobs('delayed', 0, 0, true),
  ])
  const ages = heads.flat().map((job) => now - (job.timestamp + job.delay))
  return {
    waiting: counts['waiting'] ?? 0,
    active: counts['active'] ?? 0,
    delayed: counts['delayed'] ?? 0,
    failed: counts['failed'] ?? 0,
    oldestDueAgeMs: Math.max(0, ...ages),
  }
}

/** Counts and lateness by family. Rejects when the backend is away: then the queue is not ready. */
export const readQueueHealth = async (
  queues: ByFamily<WakeQueue>,
  now: () => number = Date.now,
): Promise<QueueHealth> => {
  const at = now()
  const reading = byFamily((family) => readFamily(queues[family], at))
  await Promise.all(Object.values(reading))
  return {
    pull: await reading.pull,
    unfold: await reading.unfold,
    plan: await reading.plan,
    publish: await reading.publish,
    settle: await reading.settle,
    sweep: await reading.sweep,
  }
}
