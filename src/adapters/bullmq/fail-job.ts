import { DelayedError, UnrecoverableError, WaitingError, type Job } from 'bullmq'
import { HOUR_MS } from '#core/time/interval.ts'
import { withoutContent } from './describe-error.ts'
import { SHUTDOWN } from './job-errors.ts'

const LONGEST_WAIT_MS = HOUR_MS

const hasField = <K extends string>(error: unknown, field: K): error is Record<K, unknown> =>
  typeof error === 'object' && error !== null && field in error

const isPermanent = (error: unknown): boolean => hasField(error, 'isPermanent') && error.isPermanent === true

const retryAfterMsOf = (error: unknown): number | undefined => {
  if (!hasField(error, 'retryAfterMs')) return undefined
  const ms = error.retryAfterMs
  return typeof ms === 'number' && Number.isFinite(ms)
    ? Math.ceil(Math.min(Math.max(ms, 0), LONGEST_WAIT_MS))
    : undefined
}

export type Failure = 'shutdown' | 'retry-later' | 'permanent' | 'retry'

/** What becomes of a job that ended with this error. */
export const failureOf = (error: unknown, signal: AbortSignal): Failure => {
  if (signal.aborted && signal.reason === SHUTDOWN) return 'shutdown'
  if (isPermanent(error)) return 'permanent'
  return retryAfterMsOf(error) === undefined ? 'retry' : 'retry-later'
}

type Held = { readonly job: Pick<Job, 'moveToDelayed' | 'moveToWait'>; readonly token: string | undefined }

/** The error that makes BullMQ do so, after the moves it leaves to us. */
export const failJob = async (failure: Failure, error: unknown, { job, token }: Held): Promise<Error> => {
  if (failure === 'shutdown') {
    // Nobody's fault, so no attempt is spent: the next worker takes it at once.
    await job.moveToWait(token)
    return new WaitingError()
  }
  if (failure === 'retry-later') {
    // Holds up this job alone; BullMQ's own rate limit would stop the whole queue.
    await job.moveToDelayed(Date.now() + (retryAfterMsOf(error) ?? 0), token)
    return new DelayedError()
  }
  const told = withoutContent(error)
  if (failure === 'retry') return told
  const final = new UnrecoverableError(told.message)
  if (told.stack !== undefined) final.stack = told.stack
  return final
}
