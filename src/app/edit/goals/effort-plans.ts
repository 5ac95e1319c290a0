import type { EffortPlanBody } from '#contracts/http/goals.ts'
import type { EffortPlan, KeyResult } from '#core/goals/key-result.ts'
import { found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { findKeyResult } from '../../read/goals/find-goal.ts'
import { hoursProfileOr } from '../work/hours-profile-or.ts'
import { recorderOf } from './record-change.ts'
import { openGoal } from '../teams/open-goal.ts'

export function createEffortPlanEdits(dependencies: EditDependencies) {
  const { unitOfWork } = dependencies
  const record = recorderOf<PlanOf>(dependencies, 'effort-plan', ({ objectiveId }) => objectiveId)
  return {
    setEffortPlan: (userId: string, id: string, plan: EffortPlanBody): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        await openGoal(repositories, userId, { keyResultId: id }, 'change')
        const before = planOf(await worked(repositories, id))
        await saveEffortPlan(repositories, id, plan, 'body')
        await record(repositories, userId, before, planOf(await worked(repositories, id)))
        await wakeUnfold(repositories)
      }),

    removeEffortPlan: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const before = planOf(await worked(repositories, id))
        await repositories.keyResults.removeEffortPlan(id)
        await record(repositories, userId, before, planOf(await worked(repositories, id)))
        await wakeUnfold(repositories)
      }),
  }
}

/** The person's own, or one of a colleague: each who works for it has an effort plan of their own. */
const worked = async (mine: Repositories, id: string): Promise<KeyResult> =>
  found(await findKeyResult(mine, id), 'key result', id)

type PlanOf = EffortPlan & Pick<KeyResult, 'id' | 'title' | 'objectiveId'>

function planOf(keyResult: KeyResult): PlanOf | null {
  if (keyResult.effortPlan === null) return null
  const { id, title, objectiveId, effortPlan } = keyResult
  return { ...effortPlan, id, title, objectiveId }
}

export async function saveEffortPlan(
  repositories: Repositories,
  keyResultId: string,
  plan: EffortPlanBody,
  /** Where the caller sent it, for what is said about it. */
  field: string,
): Promise<void> {
  await repositories.keyResults.saveEffortPlan(keyResultId, await effortPlanOf(repositories, plan, field))
}

/** The plan that a body asks for; refused where its hours are not the person's. Writes nothing. */
export async function effortPlanOf(
  repositories: Repositories,
  plan: EffortPlanBody,
  field: string,
): Promise<EffortPlan> {
  const { hoursProfileId } = plan
  const own = await hoursProfileOr(repositories, hoursProfileId, 'work', `${field}.hoursProfileId`)
  return { ...plan, hoursProfileId: own }
}

/** The hours that goals ask for have changed. */
export async function wakeUnfold(repositories: Repositories): Promise<void> {
  await repositories.wakes.request('unfold')
  await repositories.announce('goals')
}
