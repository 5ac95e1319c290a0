import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { JobOf } from '#contracts/jobs/job-queues.ts'
import { handlerOf, type UseCase } from './use-case.ts'

export type UnfoldUseCases = {
  readonly unfoldGoals: UseCase<'unfold-goals'>
}

export const unfoldHandlers = (useCases: UnfoldUseCases): Pick<JobHandlers, JobOf<'unfold'>> => ({
  'unfold-goals': handlerOf(useCases.unfoldGoals),
})
