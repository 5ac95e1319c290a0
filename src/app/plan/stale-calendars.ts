import type { Repositories } from '../ports/unit-of-work.ts'
import { letPlanWait } from '../waiting-plan.ts'
import type { Snapshot } from './snapshot.ts'

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
  if (waiting.length > 0) await letPlanWait(repositories, horizon.nowMs)
  return waiting
}
