import type { JobName, JobPayloads } from '#contracts/jobs/job-payloads.ts'

export type EnqueueOptions = {
  /**
   * Wait at least this long. Meant for seconds: what is due in hours stands in the database. Such a call
   * does not hold up others for its user, so it can run beside one of them.
   */
  readonly delayMs?: number
  /**
   * Calls of one occasion are one call, whether it waits, runs or is tried again: what runs for it serves all who
   * asked. Those for another occasion do not mind it.
   */
  readonly occasion?: string
  /** Merge with a call for the same user and subject that has not begun yet; true unless said otherwise. */
  readonly deduplicate?: boolean
}

/**
 * Wakes a worker for a user. Write the intent to the database first and commit, then enqueue.
 *
 * A call made while its twin runs makes it run once more, so the newest intent is always seen. The call is
 * only a hint: when the queue is away it is logged and dropped, for the sweep finds the committed intent.
 * It rejects for a malformed payload alone.
 */
export type JobQueue = {
  enqueue<N extends JobName>(name: N, payload: JobPayloads[N], options?: EnqueueOptions): Promise<void>
}
