import type { JobContext, JobHandler } from '#adapters/bullmq/handlers.ts'
import type { JobName, JobPayloads } from '#contracts/jobs/job-payloads.ts'

/** A use case as a job calls it. What it returns is for tests and people; the queue keeps nothing of it. */
export type UseCase<N extends JobName> = (payload: JobPayloads[N], context: JobContext) => Promise<unknown>

/** The payload is parsed before it gets here, and the end is logged after: see adapters/bullmq/process-job.ts. */
export const handlerOf =
  <N extends JobName>(useCase: UseCase<N>): JobHandler<N> =>
  async (payload, context) => {
    await useCase(payload, context)
  }
