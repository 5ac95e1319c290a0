import type { Wake } from './ports/repositories/person-repositories.ts'
import type { Repositories } from './ports/unit-of-work.ts'

// A plan that waits for a pull looks again after this time, in case the pull never ends.
const LOOK_AGAIN_MS = 15_000

/** The plan waits for a pull. */
export const letPlanWait = ({ wakes }: Repositories, nowMs: number): Promise<void> =>
  wakes.requestAt('plan', nowMs + LOOK_AGAIN_MS)

/** A pull has ended: the plan that waits for it need not wait for its second look. */
export const hurryWaitingPlan = ({ wakes }: Repositories, nowMs: number): Promise<void> =>
  wakes.hurry('plan', nowMs + LOOK_AGAIN_MS)

/** Asked for, or waiting for a pull: what is shown will change in a moment. */
export const isPlanPending = (plan: Wake | null, nowMs: number): boolean =>
  plan !== null &&
  (plan.requested > plan.done || (plan.dueAtMs !== null && plan.dueAtMs <= nowMs + LOOK_AGAIN_MS))
