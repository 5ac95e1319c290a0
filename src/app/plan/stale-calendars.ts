import type { Wake } from '../ports/repositories/person-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { Snapshot } from './snapshot.ts'

// In case the pull never ends; one that does calls the plan itself, see hurryWaitingPlan.
const LOOK_AGAIN_MS = 15_000

/**
 * Asks for a pull of counting calendars that were not read for long, and for the plan after it. A calendar whose pull
 * has failed is not waited for: what we know of it is the best there is.
 */
export async function waitsForPull(
  repositories: Repositories,
  { calendars, horizon }: Snapshot,
  staleAfterMs: number,
): Promise<readonly string[]> {
  const stale = calendars.filter(
    (calendar) =>
      calendar.countsAsBusy &&
      calendar.state === 'readable' &&
      (calendar.pulledAtMs ?? 0) < horizon.nowMs - staleAfterMs,
  )
  const waiting: string[] = []
  for (const { id } of stale) {
    const wake = await repositories.wakes.find('pull', id)
    const isOpen = wake !== null && wake.requested > wake.done
    if (isOpen && wake.failures > 0) continue
    if (!isOpen) await repositories.wakes.request('pull', id)
    waiting.push(id)
  }
  if (waiting.length > 0) await repositories.wakes.requestAt('plan', horizon.nowMs + LOOK_AGAIN_MS)
  return waiting
}

/** A pull has ended: the plan that waits for it need not wait for its second look. */
export const hurryWaitingPlan = ({ wakes }: Repositories, nowMs: number): Promise<void> =>
  wakes.hurry('plan', nowMs + LOOK_AGAIN_MS)

/** Asked for, or waiting for a pull: what is shown will change in a moment. */
export const isPlanPending = (plan: Wake | null, nowMs: number): boolean =>
  plan !== null &&
  (plan.requested > plan.done || (plan.dueAtMs !== null && plan.dueAtMs <= nowMs + LOOK_AGAIN_MS))
