import { DEFAULT_STEPS } from '#core/planning/budgets.ts'
import { createEnsureChannel } from './pull/ensure-channel.ts'
import { createEnsureListChannel } from './pull/ensure-list-channel.ts'
import { createPullCalendar } from './pull/pull-calendar.ts'
import { createPullCalendarList } from './pull/pull-calendar-list.ts'
import { createScanOurs } from './pull/scan-ours.ts'
import { createPublishPlan } from './publish/publish-plan.ts'
import { createRevokeAccess } from './publish/revoke-access.ts'
import { createPlanBlocks, type PlanDependencies } from './plan/plan-blocks.ts'
import { createRunStep } from './run-step.ts'
import { createSettleBlocks } from './settle/settle-blocks.ts'
import { createSweep } from './sweep.ts'
import { createTellPerson } from './notify/tell-person.ts'
import { NOTICES } from './ports/repositories/person-repositories.ts'
import { createUnfoldGoals } from './unfold/unfold-goals.ts'
import type { Ports } from './all-ports.ts'
import { createNoteRoom } from './housekeeping/note-room.ts'
import { createRewrapSecrets } from './housekeeping/rewrap-secrets.ts'
import { calendarListSubject } from './wake-up.ts'

type OfUser = { readonly userId: string }
type Context = { readonly signal: AbortSignal }

export const planDependencies = (ports: Ports): PlanDependencies => ({
  ...ports,
  steps: DEFAULT_STEPS,
  // The sweep reads every calendar in this time; one that is much older has been forgotten.
  staleAfterMs: ports.sweepSeconds * 3 * 1000,
})

/** The five steps and the sweep, as the queue calls them: each alone for its person, each only when asked for. */
export function createJobs(ports: Ports) {
  const runStep = createRunStep(ports)
  const pullCalendar = createPullCalendar({
    ...ports,
    ensureChannel: createEnsureChannel(ports),
    scanOurs: createScanOurs(ports),
  })
  const pullCalendarList = createPullCalendarList({
    ...ports,
    ensureListChannel: createEnsureListChannel(ports),
  })
  const unfoldGoals = createUnfoldGoals(ports)
  const planBlocks = createPlanBlocks(planDependencies(ports))
  const publishPlan = createPublishPlan({ ...ports, revokeAccess: createRevokeAccess(ports) })
  const settleBlocks = createSettleBlocks(ports)
  const tellPerson = createTellPerson(ports)
  return {
    pullCalendar: ({ userId, calendarId }: OfUser & { readonly calendarId: string }, { signal }: Context) =>
      runStep({ family: 'pull', userId, subject: calendarId }, () =>
        pullCalendar(userId, calendarId, signal),
      ),
    pullCalendarList: (
      { userId, connectionId }: OfUser & { readonly connectionId: string },
      { signal }: Context,
    ) =>
      runStep({ family: 'pull', userId, subject: calendarListSubject(connectionId) }, () =>
        pullCalendarList(userId, connectionId, signal),
      ),
    unfoldGoals: ({ userId }: OfUser) => runStep({ family: 'unfold', userId }, () => unfoldGoals(userId)),
    planBlocks: ({ userId }: OfUser) => runStep({ family: 'plan', userId }, () => planBlocks(userId)),
    publishPlan: ({ userId }: OfUser, { signal }: Context) =>
      runStep({ family: 'publish', userId }, () => publishPlan(userId, signal)),
    settleBlocks: ({ userId }: OfUser) => runStep({ family: 'settle', userId }, () => settleBlocks(userId)),
    tellPerson: ({ userId }: OfUser, { signal }: Context) =>
      runStep({ family: 'settle', userId, subject: NOTICES, isApart: true }, () =>
        tellPerson(userId, signal),
      ),
    sweep: createSweep({ ...ports, rewrap: createRewrapSecrets(ports), noteRoom: createNoteRoom(ports) }),
  }
}
