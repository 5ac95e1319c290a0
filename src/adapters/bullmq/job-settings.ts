import type { Family } from '#contracts/jobs/job-queues.ts'
import type { JobName } from '#contracts/jobs/job-payloads.ts'

const SECOND = 1000
const HOUR = 3600

/**
 * A crashed worker's job is taken over after at most lock + check, well under the promised 10 s.
 * The lock is renewed every 2.5 s, so nothing may hold the event loop for longer than that.
 */
export const workerSettings = {
  lockDuration: 5 * SECOND,
  stalledInterval: 2 * SECOND,
  // A job may see many crashes that are not its fault; the default of 1 fails it for good at the second.
  maxStalledCount: 50,
  // After a lost connection; the default of 15 s is a long time to look dead.
  runRetryDelay: SECOND,
  // In seconds: how long an idle worker sleeps when the word that a job has come was lost with a connection.
  drainDelay: 2,
} as const

/** Few and short retries: while a job retries, the next call for its user has to wait. */
export const jobSettings = {
  attempts: 5,
  backoff: { type: 'exponential', delay: 500, jitter: 0.5 },
  removeOnComplete: { age: HOUR, count: 100 },
  removeOnFail: { age: 7 * 24 * HOUR, count: 1000 },
} as const

/** Jobs at a time in one process. Planning is a sum for the processor, the rest waits for others. */
export const defaultConcurrency: Readonly<Record<Family, number>> = {
  pull: 4,
  unfold: 2,
  plan: 1,
  publish: 4,
  settle: 2,
  sweep: 1,
}

const DEBOUNCE_MS = 25
const debounceByJob: Partial<Record<JobName, number>> = {
  // Google sends pushes in storms; one pull serves them all.
  'pull-calendar': 300,
  'pull-calendar-list': 300,
  sweep: 0,
}

/** How long a call waits for company before it runs. */
export const debounceMsOf = (name: JobName): number => debounceByJob[name] ?? DEBOUNCE_MS

const deadlineByJob: Partial<Record<JobName, number>> = {
  'pull-calendar': 60 * SECOND,
  'pull-calendar-list': 60 * SECOND,
  // A mail server may take a minute for one mail.
  'tell-person': 90 * SECOND,
}

/** When a job is told to stop, ms after its start. */
export const deadlineMsOf = (name: JobName): number => deadlineByJob[name] ?? 30 * SECOND
