import type { GoalDeed } from '#core/teams/goal-rights.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { type GoalRef, openGoal, type OpenGoal } from './open-goal.ts'

type GoalEdit<T> = {
  readonly goal: GoalRef
  readonly deed?: GoalDeed
  readonly work: (open: OpenGoal) => Promise<T>
  /** What follows for who keeps it, done in their name: in the same transaction where that is who changes it. */
  readonly asKeeper: (keeper: Repositories) => Promise<void>
}

/** Changes a goal, the person's own or a shared one, and lets everybody look again whose plan depends on it. */
export const createEditGoal =
  ({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) =>
  async <T>(userId: string, { goal, deed = 'change', work, asKeeper }: GoalEdit<T>): Promise<T> => {
    const { result, keeperId, others } = await unitOfWork.forUser(userId, async (mine) => {
      const open = await openGoal(mine, userId, goal, deed)
      const before = await mine.sharedGoals.peopleOn(open.objective.id)
      const done = await work(open)
      const after = await mine.sharedGoals.peopleOn(open.objective.id)
      if (open.isMine) await asKeeper(mine)
      else await mine.announce('goals')
      return {
        result: done,
        keeperId: open.keeperId,
        others: [...new Set([...before, ...after])].filter((id) => id !== userId),
      }
    })
    for (const person of others)
      await unitOfWork.forUser(person, (theirs) =>
        person === keeperId ? asKeeper(theirs) : lookAgain(theirs),
      )
    return result
  }

/** Their hours follow from a goal that has changed. */
export async function lookAgain(mine: Repositories): Promise<void> {
  await mine.wakes.request('unfold')
  await mine.wakes.request('publish')
  await mine.announce('goals')
}
