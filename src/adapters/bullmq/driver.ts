import type { Processor, Queue, Worker, WorkerOptions } from 'bullmq'
import type { Family } from '#contracts/jobs/job-queues.ts'
import type { QueueLog } from './queue-log.ts'

// Only what both backends share: the full classes differ in their connection types.
export type WakeQueue = Pick<
  Queue<unknown, void>,
  'add' | 'close' | 'getJobCounts' | 'getJobs' | 'getJobScheduler' | 'upsertJobScheduler' | 'waitUntilReady'
>
export type WakeWorker = Pick<
  Worker<unknown, void>,
  'cancelAllJobs' | 'cancelJob' | 'close' | 'waitUntilReady'
> & {
  on(event: 'lockRenewalFailed', listener: (jobIds: string[]) => void): unknown
  on(event: 'stalled', listener: (jobId: string) => void): unknown
}
export type WakeProcessor = Processor<unknown, void>
type WakeWorkerOptions = Omit<WorkerOptions, 'connection'>

/** One way to open BullMQ's parts over connections that they share. Close the parts first, then the driver. */
export type Driver = {
  queue(family: Family): WakeQueue
  worker(family: Family, processor: WakeProcessor, options: WakeWorkerOptions): WakeWorker
  close(): Promise<void>
}

/** `workers` says how many will be opened: each holds a connection of its own to listen on. */
export type DriverOptions = { readonly workers: number; readonly log: QueueLog }
