import type { SharedObjectiveView } from '#contracts/http/shared-goal-routes.ts'
import type { Objective } from '#core/goals/objective.ts'
import { mayAdminister, mayTakePart } from '#core/teams/role.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { currentWorkspace } from '../../edit/teams/standing.ts'
import type { GoalPlace, Member, Membership } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { objectiveView } from './goal-views.ts'
import { type AllGoals, readAllGoals } from './read-all-goals.ts'

/** Goals of colleagues in the current workspace, as far as they are meant for it. */
export function createSharedGoals({ unitOfWork, clock }: EditDependencies) {
  return {
    listSharedObjectives: (userId: string): Promise<{ items: SharedObjectiveView[] }> =>
      unitOfWork.forUser(userId, async (mine) => ({ items: await readShared(mine, clock.now()) })),
  }
}

async function readShared(mine: Repositories, nowMs: number): Promise<SharedObjectiveView[]> {
  const workspace = await currentWorkspace(mine)
  const shared = await mine.sharedGoals.list(workspace.id)
  const world = {
    workspace,
    all: await readAllGoals(mine, nowMs, shared),
    places: new Map((await mine.sharedGoals.places()).map((place) => [place.objectiveId, place])),
    people: await mine.workspaces.people(workspace.id),
  }
  return shared.objectives.flatMap((objective) => viewIn(world, objective))
}

type World = {
  readonly workspace: Membership
  readonly all: AllGoals
  readonly places: ReadonlyMap<string, GoalPlace>
  readonly people: readonly Member[]
}

function viewIn({ workspace, all, places, people }: World, objective: Objective): SharedObjectiveView[] {
  const cycle = all.cycles.get(objective.cycleId)
  const place = places.get(objective.id)
  if (cycle === undefined || place === undefined) return []
  const own = all.keyResults.filter(({ objectiveId }) => objectiveId === objective.id)
  const { keeperId, ownerTeamId } = place
  return [
    {
      ...objectiveView(objective, own, { ...all.context, cycle }),
      cycle,
      keeperId,
      keeperName: people.find(({ userId }) => userId === keeperId)?.name ?? '',
      ownerTeamId,
      mayLink: mayTakePart(workspace.role),
      mayEdit: mayTakePart(workspace.role),
      mayAdminister: mayAdminister(workspace.role),
    },
  ]
}
