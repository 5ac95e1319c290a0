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
  await writeEdits(repositories, reversed(repair.edits), nowMs)
  await repositories.repairs.setUndone(repair.id, nowMs)
  const former = { planVersionId: repair.planVersionId, cause: causeOfTakingBack }
  await bringPlanBack(repositories, former, { id, nowMs })
  return { ...repair, undoneAtMs: nowMs }
}

const causeOfTakingBack = (number: number): string => `You took back the repair of plan ${number}.`

type Former = {
  readonly planVersionId: string
  /** The sentence for the new version; `number` is that of the version restored. */
  readonly cause: (number: number) => string
}

/** Brings a version back where the one that followed from it is in force; what was proposed since is given up. */
export async function bringPlanBack(
  repositories: Repositories,
  former: Former,
  { id, nowMs }: Moment,
): Promise<void> {
  await rejectProposal(repositories)
  const followed = await versionAfter(repositories, former)
  const target = await repositories.planVersions.find(former.planVersionId)
  if (followed === null || target === null) return
  const cause = former.cause(target.number)
  await restoreVersion(repositories, { id, target, inputsHash: target.inputsHash, cause, nowMs })
  await repositories.planVersions.setStatus(followed.id, 'rejected', null)
}

/** The version in force, if it came right after the one that gave the advice. */
async function versionAfter(
  { planVersions }: Repositories,
  { planVersionId }: Pick<AppliedRepair, 'planVersionId'>,
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
