import { actAs } from '#adapters/postgres/actor.ts'
import type { UseCases } from '#app/use-cases.ts'

type Jobs = UseCases['jobs']

/** The same jobs; the audit trail tells what they write from what the person does. */
export const namedJobs = (jobs: Jobs): Jobs => ({
  ...jobs,
  pullCalendar: (...given) => actAs('pull', () => jobs.pullCalendar(...given)),
  pullCalendarList: (...given) => actAs('pull', () => jobs.pullCalendarList(...given)),
  unfoldGoals: (...given) => actAs('unfold', () => jobs.unfoldGoals(...given)),
  planBlocks: (...given) => actAs('plan', () => jobs.planBlocks(...given)),
  publishPlan: (...given) => actAs('publish', () => jobs.publishPlan(...given)),
  settleBlocks: (...given) => actAs('settle', () => jobs.settleBlocks(...given)),
  tellPerson: (...given) => actAs('settle', () => jobs.tellPerson(...given)),
})
