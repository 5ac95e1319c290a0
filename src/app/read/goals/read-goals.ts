import type { CheckInView, KeyResultView, ObjectiveView } from '#contracts/http/goals.ts'
import type { CheckIn } from '#core/goals/key-result.ts'
import type { Objective, ObjectiveStatus } from '#core/goals/objective.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { type GoalContext, keyResultView, objectiveView } from './goal-views.ts'
import { iso } from '../iso.ts'
import { type AllGoals, nothingShared, readAllGoals } from './read-all-goals.ts'

type ObjectiveFilter = {
  readonly cycleId?: string | undefined
  readonly status?: ObjectiveStatus | undefined
}

/** Objectives and key results as the page and the API show them: a list of the person's own, and each that they may see. */
export function createReadGoals({ unitOfWork, clock }: EditDependencies) {
  return {
    listObjectives: (userId: string, filter: ObjectiveFilter): Promise<{ items: ObjectiveView[] }> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const all = await readAllGoals(repositories, clock.now())
        const wanted = all.objectives.filter(
          ({ cycleId, status }) =>
            (filter.cycleId === undefined || filter.cycleId === cycleId) &&
            (filter.status === undefined || filter.status === status),
        )
        return { items: wanted.map((objective) => viewIn(all, objective)) }
      }),

    readObjective: (userId: string, id: string): Promise<ObjectiveView> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const shared = await repositories.sharedGoals.find(id)
        const all = await readAllGoals(repositories, clock.now(), shared)
        return viewIn(all, found(all.objectives.find((one) => one.id === id) ?? null, 'objective', id))
      }),

    readKeyResult: (userId: string, id: string): Promise<KeyResultView> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const place = await repositories.sharedGoals.findKeyResult(id)
        const shared = place === null ? nothingShared : await repositories.sharedGoals.find(place.objectiveId)
        const all = await readAllGoals(repositories, clock.now(), shared)
        const keyResult = found(all.keyResults.find((one) => one.id === id) ?? null, 'key result', id)
        const { objectiveId } = keyResult
        const objective = found(
          all.objectives.find((one) => one.id === objectiveId) ?? null,
          'objective',
          objectiveId,
        )
        return keyResultView(keyResult, objective, contextOf(all, objective))
      }),

    listCheckIns: (userId: string, keyResultId: string): Promise<{ items: CheckInView[] }> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const checkIns = await checkInsOf(repositories, keyResultId)
        return { items: checkIns.toReversed().map(checkInView) }
      }),
  }
}

export const checkInView = ({ atMs, byUserId, ...checkIn }: CheckIn): CheckInView => ({
  ...checkIn,
  at: iso(atMs),
  byUserId: byUserId ?? null,
})

/** Of a key result of the person's own, or of a colleague; oldest first. */
export async function checkInsOf(
  { keyResults, checkIns, sharedGoals }: Repositories,
  id: string,
): Promise<readonly CheckIn[]> {
  if ((await keyResults.find(id)) !== null) return checkIns.listFor(id)
  const { objectiveId } = found(await sharedGoals.findKeyResult(id), 'key result', id)
  const place = (await sharedGoals.places()).find((one) => one.objectiveId === objectiveId)
  return sharedGoals.keptBy(found(place ?? null, 'objective', objectiveId).keeperId).checkIns.listFor(id)
}

function contextOf(all: AllGoals, objective: Objective): GoalContext {
  return {
    ...all.context,
    cycle: found(all.cycles.get(objective.cycleId) ?? null, 'cycle', objective.cycleId),
  }
}

function viewIn(all: AllGoals, objective: Objective): ObjectiveView {
  const keyResults = all.keyResults.filter(({ objectiveId }) => objectiveId === objective.id)
  return objectiveView(objective, keyResults, contextOf(all, objective))
}
