import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { conflict } from '../../errors.ts'
import { findUndoTarget } from '../../plan/undo-target.ts'
import { planVersionView } from '../../read/version-view.ts'
import type { EditDependencies } from '../dependencies.ts'
import { restoreVersion } from './restore-version.ts'

/**
 * Brings back the version before the one in force. The restored version bears the inputs of the one that is undone:
 * it is the person's answer to them, so planning again for the same inputs keeps it.
 */
export function createUndoPlan({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string): Promise<PlanVersionView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      await repositories.wakes.findForUpdate('plan')
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
      const version = await restoreVersion(repositories, {
        id: ids.next(),
        target,
        inputsHash: inForce?.inputsHash ?? undone.inputsHash,
        cause: `You brought back version ${target.number}.`,
        nowMs: clock.now(),
      })
      if (undone.restores === null) await repositories.planVersions.setStatus(undone.id, 'rejected', null)
      return planVersionView(version)
    })
}
