import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { JobOf } from '#contracts/jobs/job-queues.ts'
import { handlerOf, type UseCase } from './use-case.ts'

export type SweepUseCases = {
  readonly sweep: UseCase<'sweep'>
}

export const sweepHandlers = (useCases: SweepUseCases): Pick<JobHandlers, JobOf<'sweep'>> => ({
  sweep: handlerOf(useCases.sweep),
})
