import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { conflict } from '../../errors.ts'
import { findUndoTarget } from '../../plan/undo-target.ts'
import { planVersionView } from '../../read/week/version-view.ts'
import { oneAtATime } from '../../one-at-a-time.ts'
import type { PlanVersion } from '../../ports/repositories/work-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { stillStand } from '../repairs/write-edits.ts'
import { latestRepair, takeBack } from '../repairs/take-back.ts'
import { restoreVersion } from './restore-version.ts'

/**
 * Brings back the version before the one in force. The restored version bears the inputs of the one that is undone:
 * it is the person's answer to them, so planning again for the same inputs keeps it. Where the plan followed from a
 * repair, that is taken back with it: the blocks alone would not be what was before.
 */
export function createUndoPlan({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string): Promise<PlanVersionView> =>
    oneAtATime(unitOfWork).forUser(userId, async (repositories) => {
      const moment = { id: ids.next(), nowMs: clock.now() }
      return planVersionView(
        (await undoRepaired(repositories, moment)) ?? (await undoLast(repositories, moment)),
      )
    })
}

type Moment = { readonly id: string; readonly nowMs: number }

async function undoRepaired(repositories: Repositories, moment: Moment): Promise<PlanVersion | null> {
  const repair = await latestRepair(repositories)
  const inForce = await repositories.planVersions.latestApplied()
  if (repair === null || inForce?.id === repair.planVersionId) return null
  if (!(await stillStand(repositories, repair.edits))) return null
  await takeBack(repositories, repair, moment)
  return repositories.planVersions.latestApplied()
}

async function undoLast(repositories: Repositories, { id, nowMs }: Moment): Promise<PlanVersion> {
  const undo = await findUndoTarget(repositories)
  if (undo === null) {
    throw conflict(
      'nothing-to-undo',
      'Cannot undo the plan: there is no version before it.',
      'Move or skip single blocks instead.',
    )
  }
  const { undone, target } = undo
  const inForce = await repositories.planVersions.latestApplied()
  const inputsHash = inForce?.inputsHash ?? undone.inputsHash
  const cause = `You brought back version ${target.number}.`
  const version = await restoreVersion(repositories, { id, target, inputsHash, cause, nowMs })
  if (undone.restores === null) await repositories.planVersions.setStatus(undone.id, 'rejected', null)
  return version
}
