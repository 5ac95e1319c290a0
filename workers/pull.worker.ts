import type { JobHandlers } from '#adapters/bullmq/handlers.ts'
import type { JobOf } from '#contracts/jobs/job-queues.ts'
import { handlerOf, type UseCase } from './use-case.ts'

export type PullUseCases = {
  readonly pullCalendar: UseCase<'pull-calendar'>
  readonly pullCalendarList: UseCase<'pull-calendar-list'>
}

export const pullHandlers = (useCases: PullUseCases): Pick<JobHandlers, JobOf<'pull'>> => ({
  'pull-calendar': handlerOf(useCases.pullCalendar),
  'pull-calendar-list': handlerOf(useCases.pullCalendarList),
})
