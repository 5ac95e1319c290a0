import type { Job } from 'bullmq'
import { isJobName, parseJobPayload, type JobName } from '#contracts/jobs/job-payloads.ts'
import { describeError } from './describe-error.ts'
import type { WakeProcessor } from './driver.ts'
import { failJob, failureOf } from './fail-job.ts'
import type { JobContext, JobHandlers } from './handlers.ts'
import { JobDeadlineExceeded, MalformedJob } from './job-errors.ts'
import type { QueueLog } from './queue-log.ts'

const payloadOf = <N extends JobName>(name: N, data: unknown) => {
  try {
    return parseJobPayload(name, data)
  } catch (cause) {
    throw new MalformedJob(`Job ${name} carries a payload that does not fit its schema`, { cause })
  }
}

const callHandler = async <N extends JobName>(
  handlers: Pick<JobHandlers, N>,
  name: N,
  data: unknown,
  context: JobContext,
): Promise<void> => handlers[name](payloadOf(name, data), context)

const nameOf = (name: string): JobName => {
  if (isJobName(name)) return name
  throw new MalformedJob(`No job is called ${name}`)
}

/** Rejects as soon as the signal fires: a handler that does not listen must not pin the worker. */
const aborted = (signal: AbortSignal, name: string): Promise<never> =>
  new Promise((_resolve, reject) => {
    const stop = () => reject(new JobDeadlineExceeded(`Job ${name} was stopped: ${String(signal.reason)}`))
    if (signal.aborted) stop()
    else signal.addEventListener('abort', stop, { once: true })
  })

const userOf = (data: unknown): unknown =>
  typeof data === 'object' && data !== null && 'userId' in data ? data.userId : undefined

type Run = { readonly job: Job<unknown, void>; readonly startedAt: number }

const fieldsOf = ({ job, startedAt }: Run): Record<string, unknown> => ({
  job: job.name,
  userId: userOf(job.data),
  attempt: job.attemptsMade + 1,
  durationMs: Math.round(performance.now() - startedAt),
})

const logDone = (log: QueueLog, run: Run): void => {
  const write = run.job.name === 'sweep' ? log.debug : log.info
  write.call(log, fieldsOf(run), 'Job done')
}

/** Runs one job to its end: parse, call, log; failures become what BullMQ has to do about them. */
export const createProcessor = (
  handlers: JobHandlers,
  log: QueueLog,
  deadlineMsOf: (name: JobName) => number,
): WakeProcessor => {
  const run = async (job: Job<unknown, void>, signal: AbortSignal): Promise<void> => {
    const name = nameOf(job.name)
    const context = { signal, attempt: job.attemptsMade + 1 }
    await Promise.race([callHandler(handlers, name, job.data, context), aborted(signal, name)])
  }
  // BullMQ hands out a signal only to a processor that declares three parameters.
  return async (job, token, signal) => {
    const entry = { job, startedAt: performance.now() }
    const deadline = AbortSignal.timeout(isJobName(job.name) ? deadlineMsOf(job.name) : 0)
    const stop = signal === undefined ? deadline : AbortSignal.any([signal, deadline])
    try {
      await run(job, stop)
      logDone(log, entry)
    } catch (error) {
      const failure = failureOf(error, stop)
      log.warn({ ...fieldsOf(entry), failure, ...describeError(error) }, 'Job not done')
      throw await failJob(failure, error, { job, token })
    }
  }
}
