import type { PlanVersion } from '../ports/repositories/work-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

export type UndoTarget = {
  /** The version whose arrangement is on the calendar now, and is to go. */
  readonly undone: PlanVersion
  /** The one before it, which is to come back. */
  readonly target: PlanVersion
}

/**
 * What "undo" would bring back. After an undo the next one goes a step further back, never to and fro. Null when
 * nothing has been planned before.
 */
export async function findUndoTarget({ planVersions }: Repositories): Promise<UndoTarget | null> {
  const inForce = await planVersions.latestApplied()
  if (inForce === null) return null
  const undone =
    inForce.restores === null ? inForce : ((await planVersions.find(inForce.restores)) ?? inForce)
  const target = await appliedBefore(planVersions, undone.number)
  return target === null ? null : { undone, target }
}

const PAGE_SIZE = 20

/** The newest applied version before a number that was planned, not restored. */
async function appliedBefore(
  planVersions: Repositories['planVersions'],
  number: number,
): Promise<PlanVersion | null> {
  let before = number
  for (;;) {
    const page = await planVersions.page(before, PAGE_SIZE)
    const target = page.find(({ status, restores }) => status === 'applied' && restores === null)
    const last = page.at(-1)
    if (target !== undefined) return target
    if (last === undefined || page.length < PAGE_SIZE) return null
    before = last.number
  }
}
