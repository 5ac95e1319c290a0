import type { WakeQueue } from './driver.ts'
import { jobSettings } from './job-settings.ts'

const SWEEP = 'sweep'

/** Sets the fleet's sweep going; one schedule however many processes ask for it. */
export const scheduleSweep = async (queue: WakeQueue, everyMs: number): Promise<void> => {
  const template = { name: SWEEP, data: {}, opts: { ...jobSettings, attempts: 1 } }
  await queue.upsertJobScheduler(SWEEP, { every: everyMs }, template)
}

type Timer = { stop(): void }

/**
 * Looks after the schedule: it lives in the queue's store and goes down with it, and then nobody would
 * look for the forgotten. Setting it anew each time would push the next sweep away, so it asks first.
 */
export const guardSweep = (queue: WakeQueue, everyMs: number, onError: (error: Error) => void): Timer => {
  const look = async () => {
    try {
      if ((await queue.getJobScheduler(SWEEP)) === undefined) await scheduleSweep(queue, everyMs)
    } catch (error) {
      onError(error instanceof Error ? error : new Error(String(error)))
    }
  }
  const timer = setInterval(() => void look(), everyMs)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
