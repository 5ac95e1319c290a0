import { mayTakePart } from '#core/teams/role.ts'
import type { GoalPlace } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { standingOf } from './standing.ts'

/**
 * Copies of goals, by the ids of what they were made from, keep the team that owns them and the people who answer for
 * their key results: as far as these are still in the workspace that the copies are in.
 */
export async function copyOwners(mine: Repositories, copies: ReadonlyMap<string, string>): Promise<void> {
  const places = new Map((await mine.sharedGoals.places()).map((place) => [place.objectiveId, place]))
  const owners = await mine.sharedGoals.owners()
  const keyResults = new Map((await mine.keyResults.list()).map((one) => [one.id, one.objectiveId]))
  for (const [oldId, newId] of copies) {
    const place = places.get(keyResults.get(newId) ?? newId)
    if (place === undefined) continue
    const teamId = places.get(oldId)?.ownerTeamId
    if (teamId != null && (await isTeamOf(mine, place, teamId))) await mine.sharedGoals.place(newId, teamId)
    const ownerId = owners.get(oldId)
    if (ownerId !== undefined && (await mayAnswer(mine, place, ownerId)))
      await mine.sharedGoals.setOwner(newId, ownerId)
  }
}

const isTeamOf = async ({ teams }: Repositories, { workspaceId }: GoalPlace, teamId: string) =>
  workspaceId !== null && (await teams.list(workspaceId)).some(({ id }) => id === teamId)

const mayAnswer = async ({ workspaces }: Repositories, { workspaceId }: GoalPlace, ownerId: string) =>
  workspaceId !== null &&
  standingOf(await workspaces.people(workspaceId)).some(
    ({ userId, role }) => userId === ownerId && mayTakePart(role),
  )
