import { found } from '../../errors.ts'
import type { Membership, Team } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { administeredWorkspace, memberOf } from './standing.ts'

type Named = { readonly name: string }

export function createTeamEdits({ unitOfWork, ids, clock }: EditDependencies) {
  const administer = (
    userId: string,
    teamId: string,
    work: (mine: Repositories, team: Team, workspace: Membership) => Promise<void>,
  ): Promise<void> =>
    unitOfWork.forUser(userId, async (mine) => {
      const workspace = await administeredWorkspace(mine)
      const all = await mine.teams.list(workspace.id)
      await work(mine, found(all.find(({ id }) => id === teamId) ?? null, 'team', teamId), workspace)
      await mine.announce('goals')
    })
  return {
    createTeam: (userId: string, { name }: Named): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const { id } = await administeredWorkspace(mine)
        await mine.teams.add(id, { id: ids.next(), name }, clock.now())
        await mine.announce('goals')
      }),

    renameTeam: (userId: string, teamId: string, { name }: Named): Promise<void> =>
      administer(userId, teamId, (mine) => mine.teams.rename(teamId, name)),

    removeTeam: (userId: string, teamId: string): Promise<void> =>
      administer(userId, teamId, (mine) => mine.teams.archive(teamId, clock.now())),

    addToTeam: (userId: string, teamId: string, memberId: string): Promise<void> =>
      administer(userId, teamId, async (mine, _, workspace) => {
        memberOf(await mine.workspaces.people(workspace.id), memberId)
        await mine.teams.addMember(workspace.id, teamId, { id: ids.next(), userId: memberId }, clock.now())
      }),

    removeFromTeam: (userId: string, teamId: string, memberId: string): Promise<void> =>
      administer(userId, teamId, async (mine, team) => {
        found(team.memberIds.find((id) => id === memberId) ?? null, 'member of the team', memberId)
        await mine.teams.removeMember(teamId, memberId, clock.now())
      }),
  }
}
