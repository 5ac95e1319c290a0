import type { QueueBackend } from '#adapters/bullmq/backend.ts'
import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { QueueLog } from '#adapters/bullmq/queue-log.ts'
import { startWorkers, type StartWorkersOptions, type Workers } from '#adapters/bullmq/start-workers.ts'
import { planHandlers, type PlanUseCases } from './plan.worker.ts'
import { publishHandlers, type PublishUseCases } from './publish.worker.ts'
import { pullHandlers, type PullUseCases } from './pull.worker.ts'
import { settleHandlers, type SettleUseCases } from './settle.worker.ts'
import { sweepHandlers, type SweepUseCases } from './sweep.worker.ts'
import { unfoldHandlers, type UnfoldUseCases } from './unfold.worker.ts'

/** Every use case that a job can call. */
export type UseCases = PullUseCases &
  UnfoldUseCases &
  PlanUseCases &
  PublishUseCases &
  SettleUseCases &
  SweepUseCases

const handlersOf = (useCases: UseCases) =>
  ({
    ...pullHandlers(useCases),
    ...unfoldHandlers(useCases),
    ...planHandlers(useCases),
    ...publishHandlers(useCases),
    ...settleHandlers(useCases),
    ...sweepHandlers(useCases),
  }) satisfies JobHandlers

// A promise to users is due to the second, so the forgotten are looked for about as often.
const SWEEP_EVERY_MS = 10_000

export type AllWorkersOptions = Partial<Pick<StartWorkersOptions, 'concurrency' | 'scheduler'>>

/** Starts all families in this process; prepareBackend() must have run. */
export const startAllWorkers = (
  useCases: UseCases,
  backend: QueueBackend,
  log: QueueLog,
  options: AllWorkersOptions = {},
): Promise<Workers> =>
  startWorkers({
    scheduler: { sweepEveryMs: SWEEP_EVERY_MS },
    ...options,
    backend,
    handlers: handlersOf(useCases),
    log,
  })
