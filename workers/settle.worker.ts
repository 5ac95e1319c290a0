import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { JobOf } from '#contracts/jobs/job-queues.ts'
import { handlerOf, type UseCase } from './use-case.ts'

export type SettleUseCases = {
  readonly settleBlocks: UseCase<'settle-blocks'>
  readonly tellPerson: UseCase<'tell-person'>
}

export const settleHandlers = (useCases: SettleUseCases): Pick<JobHandlers, JobOf<'settle'>> => ({
  'settle-blocks': handlerOf(useCases.settleBlocks),
  'tell-person': handlerOf(useCases.tellPerson),
})
