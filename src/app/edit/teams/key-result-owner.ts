import { mayTakePart } from '#core/teams/role.ts'
import { invalid } from '../../errors.ts'
import type { OpenGoal } from './open-goal.ts'
import { standingOf } from './standing.ts'

/** Says who answers for a key result; null and its keeper are the same. Answers whom the history shall name. */
export async function setKeyResultOwner(
  { mine, objective, keeperId, workspaceId }: OpenGoal,
  keyResultId: string,
  ownerId: string | null,
): Promise<string | null> {
  const owner = ownerId === keeperId ? null : ownerId
  if (owner !== null) {
    const isShared = workspaceId !== null && objective.visibility === 'workspace'
    const people = isShared ? standingOf(await mine.workspaces.people(workspaceId)) : []
    if (!people.some(({ userId, role }) => userId === owner && mayTakePart(role)))
      throw invalid(
        'body.ownerId',
        owner,
        'the id of a member of the workspace of the goal, who is no viewer',
      )
  }
  await mine.sharedGoals.setOwner(keyResultId, owner)
  return owner
}
