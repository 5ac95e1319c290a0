import { families, queueOf, type Family } from '#contracts/jobs/job-queues.ts'
import { jobNames, type JobName } from '#contracts/jobs/job-payloads.ts'
import type { QueueBackend } from './backend.ts'
import type { Driver, WakeWorker } from './driver.ts'
import { openDriver } from './open-driver.ts'
import type { JobHandlers } from './handlers.ts'
import { LOCK_LOST, SHUTDOWN } from './job-errors.ts'
import { deadlineMsOf, defaultConcurrency, workerSettings } from './job-settings.ts'
import { createProcessor } from './process-job.ts'
import { quietErrors } from './quiet-errors.ts'
import type { QueueLog } from './queue-log.ts'
import { guardSweep, scheduleSweep } from './sweep-schedule.ts'
import { settledWithin, within } from './within.ts'

const READY_MS = 10_000
const LAST_WORDS_MS = 2000

export type StartWorkersOptions = {
  readonly backend: QueueBackend
  readonly handlers: JobHandlers
  readonly log: QueueLog
  readonly scheduler: { readonly sweepEveryMs: number }
  readonly concurrency?: Partial<Readonly<Record<Family, number>>>
  /** When a job is told to stop, ms after its start; `deadlineMsOf` unless said otherwise. */
  readonly deadlineMs?: (name: JobName) => number
}

export type Workers = {
  /** Takes no new job, lets the running ones finish for `graceMs`, then stops them and gives them back. */
  close(graceMs: number): Promise<void>
}

const proveHandlers = (handlers: JobHandlers): void => {
  const missing = jobNames.filter((name) => typeof handlers[name] !== 'function')
  if (missing.length > 0) throw new Error(`Cannot start workers: no handler for ${missing.join(', ')}`)
}

const openWorker = (driver: Driver, family: Family, options: StartWorkersOptions): WakeWorker => {
  const { handlers, log, concurrency, deadlineMs = deadlineMsOf } = options
  const worker = driver.worker(family, createProcessor(handlers, log, deadlineMs), {
    ...workerSettings,
    concurrency: concurrency?.[family] ?? defaultConcurrency[family],
  })
  worker.on('lockRenewalFailed', (jobIds) => {
    for (const jobId of jobIds) worker.cancelJob(jobId, LOCK_LOST)
  })
  worker.on('stalled', (jobId) => {
    log.warn({ family, jobId }, 'A worker died over this job; it runs again')
  })
  return worker
}

const closeWorkers = async (workers: readonly WakeWorker[], graceMs: number): Promise<void> => {
  const closing = Promise.all(workers.map((worker) => worker.close()))
  if (await settledWithin(closing, graceMs)) return
  for (const worker of workers) worker.cancelAllJobs(SHUTDOWN)
  // Whatever still holds on, such as a backend that is away, ends with the process; the lock runs out by itself.
  await settledWithin(closing, LAST_WORDS_MS)
}

/** Starts one worker for each family and the fleet's sweep. Fails when the backend is away or not prepared. */
export const startWorkers = async (options: StartWorkersOptions): Promise<Workers> => {
  const { backend, handlers, log, scheduler } = options
  proveHandlers(handlers)
  const driver = openDriver(backend, { workers: families.length, log })
  const sweeps = driver.queue(queueOf('sweep'))
  const workers = families.map((family) => openWorker(driver, family, options))
  const guard = guardSweep(sweeps, scheduler.sweepEveryMs, quietErrors(log, 'sweep schedule'))
  const close = async (graceMs: number): Promise<void> => {
    guard.stop()
    await closeWorkers(workers, graceMs)
    await settledWithin(sweeps.close(), LAST_WORDS_MS)
    await settledWithin(driver.close(), LAST_WORDS_MS)
  }
  const ready = Promise.all([sweeps, ...workers].map((part) => part.waitUntilReady()))
  try {
    await within(ready, READY_MS, 'connect the workers to the queue')
    await scheduleSweep(sweeps, scheduler.sweepEveryMs)
  } catch (error) {
    await close(0)
    throw error
  }
  return { close }
}
