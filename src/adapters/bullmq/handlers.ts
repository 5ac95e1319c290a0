import type { JobName, JobPayloads } from '#contracts/jobs/job-payloads.ts'

export type JobContext = {
  /** Fires at the deadline, at shutdown and when the lock is lost: stop, another worker may have the job. */
  readonly signal: AbortSignal
  /** 1 for the first try. */
  readonly attempt: number
}

export type JobHandler<N extends JobName> = (payload: JobPayloads[N], context: JobContext) => Promise<void>

/** One handler for every job name: a missing one is a type error. */
export type JobHandlers = { readonly [N in JobName]: JobHandler<N> }
