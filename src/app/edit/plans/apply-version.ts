import type { PlanVersionView } from '#contracts/http/plan-routes.ts'
import { conflict, found } from '../../errors.ts'
import { planVersionView } from '../../read/week/version-view.ts'
import type { EditDependencies } from '../dependencies.ts'
import { layVersion } from './lay-version.ts'
import { restoreVersion } from './restore-version.ts'

/** Puts a proposed version on the calendar, or brings an older one back. */
export function createApplyVersion({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string, versionId: string): Promise<PlanVersionView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      await repositories.wakes.findForUpdate('plan')
      const version = found(await repositories.planVersions.find(versionId), 'plan version', versionId)
      const inForce = await repositories.planVersions.latestApplied()
      if (version.id === inForce?.id) return planVersionView(version)
      if (version.status === 'proposed') {
        await layVersion(repositories, version, nowMs)
        return planVersionView({ ...version, status: 'applied', appliedAtMs: nowMs })
      }
      const cause = `You brought back version ${version.number}.`
      const inputsHash = inForce?.inputsHash ?? version.inputsHash
      const restoration = { id: ids.next(), target: version, inputsHash, cause, nowMs }
      return planVersionView(await restoreVersion(repositories, restoration))
    })
}

/** Leaves the calendar as it is; the same proposal is not made again. */
export function createRejectVersion({ unitOfWork }: EditDependencies) {
  return (userId: string, versionId: string): Promise<PlanVersionView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const version = found(await repositories.planVersions.find(versionId), 'plan version', versionId)
      if (version.status === 'applied') {
        throw conflict(
          'version-applied',
          `Cannot reject plan version ${version.number}: it is on the calendar.`,
          'Undo the plan instead.',
        )
      }
      await repositories.planVersions.setStatus(version.id, 'rejected', null)
      await repositories.announce('week')
      return planVersionView({ ...version, status: 'rejected', appliedAtMs: null })
    })
}
