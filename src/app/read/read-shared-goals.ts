import type { SharedObjectiveView } from '#contracts/http/shared-goal-routes.ts'
import { mayAdminister, mayTakePart } from '#core/teams/role.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import { currentWorkspace } from '../edit/teams/standing.ts'
import { found, invalid } from '../errors.ts'
import type { ColleaguesEffort, SharedGoals } from '../ports/repositories/team-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { objectiveView } from './goal-views.ts'
import { type AllGoals, readAllGoals } from './read-goals.ts'

/** Goals of colleagues in the current workspace, as far as they are meant for it. */
export function createSharedGoals({ unitOfWork, clock }: EditDependencies) {
  return {
    listSharedObjectives: (userId: string): Promise<{ items: SharedObjectiveView[] }> =>
      unitOfWork.forUser(userId, async (mine) => ({ items: await readShared(mine, userId, clock.now()) })),

    /** Null: the person who keeps it owns it. */
    setOwnerTeam: (userId: string, objectiveId: string, teamId: string | null): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        found(await mine.objectives.find(objectiveId), 'objective', objectiveId)
        const workspace = await currentWorkspace(mine)
        const teams = await mine.teams.list(workspace.id)
        if (teamId !== null && teams.every(({ id }) => id !== teamId))
          throw invalid('body.teamId', teamId, 'the id of a team of the current workspace')
        await mine.sharedGoals.place(objectiveId, teamId)
        await mine.announce('goals')
      }),
  }
}

async function readShared(mine: Repositories, userId: string, nowMs: number): Promise<SharedObjectiveView[]> {
  const workspace = await currentWorkspace(mine)
  const shared = await mine.sharedGoals.list(workspace.id)
  const ids = [...shared.objectives, ...shared.keyResults].map(({ id }) => id)
  const all = together(
    await readAllGoals(mine, nowMs),
    shared,
    await mine.sharedGoals.effortOfColleagues(ids),
  )
  const places = new Map((await mine.sharedGoals.places()).map((place) => [place.objectiveId, place]))
  const people = await mine.workspaces.people(workspace.id)
  return shared.objectives.flatMap((objective) => {
    const cycle =
      shared.cycles.find(({ id }) => id === objective.cycleId) ?? all.cycles.get(objective.cycleId)
    const place = places.get(objective.id)
    if (cycle === undefined || place === undefined) return []
    const own = shared.keyResults.filter(({ objectiveId }) => objectiveId === objective.id)
    const keeper = people.find(({ userId: id }) => id === place.keeperId)
    return [
      {
        ...objectiveView(objective, own, { ...all.context, cycle }),
        parentId: places.has(objective.parentId ?? '') ? objective.parentId : null,
        keeperId: place.keeperId,
        keeperName: keeper?.name ?? '',
        ownerTeamId: place.ownerTeamId,
        mayLink: mayTakePart(workspace.role),
        mayAdminister: mayAdminister(workspace.role) || place.keeperId === userId,
      },
    ]
  })
}

const nothing = { doneMinutes: 0, unconfirmedMinutes: 0, plannedMinutes: 0 }

function together(
  all: AllGoals,
  shared: SharedGoals,
  efforts: ReadonlyMap<string, ColleaguesEffort>,
): AllGoals {
  const checkIns = Map.groupBy(shared.checkIns, ({ keyResultId }) => keyResultId)
  return {
    ...all,
    context: {
      ...all.context,
      checkInsOf: (id) => checkIns.get(id) ?? [],
      workOf: (id) => {
        const own = all.context.workOf(id)
        const others = efforts.get(id) ?? nothing
        return {
          doneMinutes: own.doneMinutes + others.doneMinutes,
          unconfirmedMinutes: own.unconfirmedMinutes + others.unconfirmedMinutes,
          plannedMinutes: own.plannedMinutes + others.plannedMinutes,
        }
      },
    },
  }
}
