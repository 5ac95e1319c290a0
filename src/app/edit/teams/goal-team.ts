import { invalid } from '../../errors.ts'
import type { EditDependencies } from '../dependencies.ts'
import { createEditGoal } from './edit-goal.ts'

/** Lets a team own an objective; null: who keeps it owns it. */
export function createSetOwnerTeam(dependencies: EditDependencies) {
  const editGoal = createEditGoal(dependencies)
  return (userId: string, objectiveId: string, teamId: string | null): Promise<void> =>
    editGoal(userId, {
      goal: { objectiveId },
      deed: 'give-to-team',
      work: async ({ mine, workspaceId }) => {
        const teams = workspaceId === null ? [] : await mine.teams.list(workspaceId)
        if (teamId !== null && teams.every(({ id }) => id !== teamId))
          throw invalid('body.teamId', teamId, 'the id of a team of the workspace of the objective')
        await mine.sharedGoals.place(objectiveId, teamId)
      },
      asKeeper: (keeper) => keeper.announce('goals'),
    })
}
