import type { AppliedRepair } from '../../ports/repositories/repair-repositories.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { restoreVersion } from '../plans/restore-version.ts'
import { reversed, writeEdits } from './write-edits.ts'

type Moment = { readonly id: string; readonly nowMs: number }

/**
 * Puts back what a repair changed. Where the plan that followed from it is still in force, the one before comes back,
 * too: the very blocks that the person had. `id` is that of the version that is then written.
 */
export async function takeBack(
  repositories: Repositories,
  repair: AppliedRepair,
  { id, nowMs }: Moment,
): Promise<AppliedRepair> {
  await writeEdits(repositories, reversed(repair.edits))
  await repositories.repairs.setUndone(repair.id, nowMs)
  await rejectProposal(repositories)
  const followed = await versionAfter(repositories, repair)
  const target = await repositories.planVersions.find(repair.planVersionId)
  if (followed !== null && target !== null) {
    const { inputsHash } = target
    const cause = `You took back the repair of plan ${target.number}.`
    await restoreVersion(repositories, { id, target, inputsHash, cause, nowMs })
    await repositories.planVersions.setStatus(followed.id, 'rejected', null)
  }
  return { ...repair, undoneAtMs: nowMs }
}

/** The version in force, if it came right after the one that gave the advice. */
async function versionAfter(
  { planVersions }: Repositories,
  { planVersionId }: AppliedRepair,
): Promise<PlanVersion | null> {
  const inForce = await planVersions.latestApplied()
  if (inForce === null || inForce.id === planVersionId || inForce.restores !== null) return null
  const before = await planVersions.page(inForce.number, 20)
  return before.find(({ status }) => status === 'applied')?.id === planVersionId ? inForce : null
}

/** What was proposed with the repair in mind is no longer true. */
async function rejectProposal({ planVersions }: Repositories): Promise<void> {
  const [newest] = await planVersions.page(null, 1)
  if (newest?.status === 'proposed') await planVersions.setStatus(newest.id, 'rejected', null)
}

/** The last repair, as long as taking it back would bring the plan from before it back, too. */
export async function latestRepair(repositories: Repositories): Promise<AppliedRepair | null> {
  const repair = await repositories.repairs.latestStanding()
  if (repair === null) return null
  const inForce = await repositories.planVersions.latestApplied()
  const isLast = inForce?.id === repair.planVersionId || (await versionAfter(repositories, repair)) !== null
  return isLast ? repair : null
}
