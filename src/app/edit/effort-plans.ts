import type { EffortPlanBody } from '#contracts/http/goals.ts'
import type { EffortPlan, KeyResult } from '#core/goals/key-result.ts'
import { found } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { hoursProfileOr } from './hours-profile-or.ts'
import { recorderOf } from './record-change.ts'

export function createEffortPlanEdits(dependencies: EditDependencies) {
  const { unitOfWork } = dependencies
  const record = recorderOf<PlanOf>(dependencies, 'effort-plan', ({ objectiveId }) => objectiveId)
  return {
    setEffortPlan: (userId: string, id: string, plan: EffortPlanBody): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = found(await repositories.keyResults.find(id), 'key result', id)
        await saveEffortPlan(repositories, id, plan, 'body')
        await record(repositories, userId, planOf(keyResult), planOf(await repositories.keyResults.find(id)))
        await wakeUnfold(repositories)
      }),

    removeEffortPlan: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = found(await repositories.keyResults.find(id), 'key result', id)
        await repositories.keyResults.removeEffortPlan(id)
        await record(repositories, userId, planOf(keyResult), planOf(await repositories.keyResults.find(id)))
        await wakeUnfold(repositories)
      }),
  }
}

type PlanOf = EffortPlan & Pick<KeyResult, 'id' | 'title' | 'objectiveId'>

function planOf(keyResult: KeyResult | null): PlanOf | null {
  if (keyResult === null || keyResult.effortPlan === null) return null
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
  const hoursProfileId = await hoursProfileOr(
    repositories,
    plan.hoursProfileId,
    'work',
    `${field}.hoursProfileId`,
  )
  await repositories.keyResults.saveEffortPlan(keyResultId, { ...plan, hoursProfileId })
}

/** The hours that goals ask for have changed. */
export async function wakeUnfold(repositories: Repositories): Promise<void> {
  await repositories.wakes.request('unfold')
  await repositories.announce('goals')
}
