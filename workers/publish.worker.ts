import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { JobOf } from '#contracts/jobs/job-queues.ts'
import { handlerOf, type UseCase } from './use-case.ts'

export type PublishUseCases = {
  readonly publishPlan: UseCase<'publish-plan'>
}

export const publishHandlers = (useCases: PublishUseCases): Pick<JobHandlers, JobOf<'publish'>> => ({
  'publish-plan': handlerOf(useCases.publishPlan),
})
