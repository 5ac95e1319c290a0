import type { AppliedRepairView } from '#contracts/http/repair-routes.ts'
import { readFacts } from '#core/planning/check/facts.ts'
import { changeSentence } from '#core/planning/explain/repairs/repair-sentence.ts'
import { conflict } from '../../errors.ts'
import { oneAtATime } from '../../one-at-a-time.ts'
import type { PlanDependencies } from '../../plan/plan-blocks.ts'
import { type Snapshot, readSnapshot } from '../../plan/snapshot.ts'
import type { AppliedRepair } from '../../ports/repositories/repair-repositories.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { repairView } from '../../read/week/repair-view.ts'
import { refuseUnknown } from '../plans/preview-plan.ts'
import { changesOf } from './changes-of.ts'
import { checkRepair } from './check-repair.ts'
import { repairEdits } from './repair-edits.ts'
import { withEdits } from './with-edits.ts'
import { writeEdits } from './write-edits.ts'

type Chosen = { readonly versionId: string; readonly repairId: string }

/**
 * Does what a repair advises, after the planner has tried it once more on everything as it is now. Advice belongs to
 * the version that gave it: where another one is in force, or one is being made, it is refused.
 */
export function createApplyRepair(dependencies: PlanDependencies) {
  const { unitOfWork, clock, ids } = dependencies
  return async (userId: string, chosen: Chosen): Promise<AppliedRepairView> => {
    const nowMs = clock.now()
    const { snapshot, version } = await unitOfWork.forUser(userId, (repositories) =>
      readAdvised(repositories, chosen, nowMs),
    )
    const changes = changesOf(version, chosen.repairId)
    const edits = repairEdits(snapshot, changes)
    await checkRepair(dependencies, withEdits(snapshot, edits), version.plan)
    const repair: AppliedRepair = {
      id: ids.next(),
      planVersionId: version.id,
      changes,
      edits,
      sentence: changeSentence(readFacts(version.problem), changes),
      appliedAtMs: nowMs,
      undoneAtMs: null,
    }
    await oneAtATime(unitOfWork).forUser(userId, (repositories) => keep(repositories, repair, snapshot))
    return repairView(repair)
  }
}

async function readAdvised(
  repositories: Repositories,
  { versionId }: Chosen,
  nowMs: number,
): Promise<{ snapshot: Snapshot; version: PlanVersion }> {
  const snapshot = await readSnapshot(repositories, nowMs)
  const { inForce, calendars } = snapshot
  if (inForce?.id !== versionId) throw otherPlan(inForce)
  const wake = await repositories.wakes.find('plan')
  if (wake !== null && wake.requested > wake.done) throw pending()
  refuseUnknown({ calendars })
  return { snapshot, version: inForce }
}

/** Nothing may have changed while the planner tried it. */
async function keep(repositories: Repositories, repair: AppliedRepair, snapshot: Snapshot): Promise<void> {
  const wake = await repositories.wakes.find('plan')
  if ((wake?.requested ?? 0) !== snapshot.requested) throw pending()
  const inForce = await repositories.planVersions.latestApplied()
  if (inForce?.id !== repair.planVersionId) throw otherPlan(inForce)
  await writeEdits(repositories, repair.edits, repair.appliedAtMs)
  await repositories.repairs.add(repair)
}

function otherPlan(inForce: PlanVersion | null): Error {
  const which = inForce === null ? 'no plan is in force' : `plan ${inForce.number} is in force now`
  return conflict(
    'plan-changed',
    `Cannot apply this repair: another plan gave the advice, and ${which}.`,
    'Look at the advice of the plan in force.',
  )
}

const pending = (): Error =>
  conflict(
    'plan-pending',
    'Cannot apply this repair: something has changed, and a new plan is being made.',
    'Wait a moment, and look at the new advice.',
  )
