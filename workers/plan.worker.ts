import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { JobOf } from '#contracts/jobs/job-queues.ts'
import { handlerOf, type UseCase } from './use-case.ts'

export type PlanUseCases = {
  readonly planBlocks: UseCase<'plan-blocks'>
}

export const planHandlers = (useCases: PlanUseCases): Pick<JobHandlers, JobOf<'plan'>> => ({
  'plan-blocks': handlerOf(useCases.planBlocks),
})
