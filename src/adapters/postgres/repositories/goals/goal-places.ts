import type { GoalPlace } from '#app/ports/repositories/team-repositories.ts'
import { objectives } from '../../schema/goals.ts'
import type { Scope } from '../scope.ts'

/** Of all goals that row security shows the person. */
export const readPlaces = ({ db }: Pick<Scope, 'db'>): Promise<GoalPlace[]> =>
  db
    .select({
      objectiveId: objectives.id,
      title: objectives.title,
      parentId: objectives.parentId,
      colorId: objectives.colorId,
      keeperId: objectives.userId,
      workspaceId: objectives.workspaceId,
      ownerTeamId: objectives.ownerTeamId,
    })
    .from(objectives)
