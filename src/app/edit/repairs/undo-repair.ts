import type { AppliedRepairView } from '#contracts/http/repair-routes.ts'
import { conflict, found } from '../../errors.ts'
import { oneAtATime } from '../../one-at-a-time.ts'
import { repairView } from '../../read/week/repair-view.ts'
import type { EditDependencies } from '../dependencies.ts'
import { takeBack } from './take-back.ts'

/** Takes a repair back: the values from before it, and the plan from before it where that is the last one. */
export function createUndoRepair({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string, id: string): Promise<AppliedRepairView> =>
    oneAtATime(unitOfWork).forUser(userId, async (repositories) => {
      const repair = found(await repositories.repairs.find(id), 'applied repair', id)
      if (repair.undoneAtMs !== null) {
        throw conflict(
          'already-undone',
          'Cannot take this repair back: that was done already.',
          'Look at the plan as it is now.',
        )
      }
      return repairView(await takeBack(repositories, repair, { id: ids.next(), nowMs: clock.now() }))
    })
}
