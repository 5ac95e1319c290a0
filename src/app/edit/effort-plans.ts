import type { EffortPlanBody } from '#contracts/http/goals.ts'
import { found } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { hoursProfileOr } from './hours-profile-or.ts'

export function createEffortPlanEdits({ unitOfWork }: EditDependencies) {
  return {
    setEffortPlan: (userId: string, id: string, plan: EffortPlanBody): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.keyResults.find(id), 'key result', id)
        await saveEffortPlan(repositories, id, plan, 'body')
        await wakeUnfold(repositories)
      }),

    removeEffortPlan: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.keyResults.find(id), 'key result', id)
        await repositories.keyResults.removeEffortPlan(id)
        await wakeUnfold(repositories)
      }),
  }
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
