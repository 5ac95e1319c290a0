import { invitationState, mailFate } from '#core/teams/invitation.ts'
import { mayAdminister } from '#core/teams/role.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { administeredWorkspace, currentWorkspace, standingOf } from '../../edit/teams/standing.ts'
import { giveWorkspace } from '../../edit/teams/give-workspace.ts'
import { iso, isoOrNull } from '../iso.ts'

/** The workspace in which the person works now: who is in it, and in which teams. */
export function createReadWorkspace(dependencies: EditDependencies) {
  const { unitOfWork, clock } = dependencies
  return {
    listWorkspaces: (userId: string) =>
      unitOfWork.forUser(userId, async (mine) => {
        await giveWorkspace(mine, dependencies)
        return { items: await mine.workspaces.list() }
      }),

    readWorkspace: (userId: string) =>
      unitOfWork.forUser(userId, async (mine) => {
        await giveWorkspace(mine, dependencies)
        const { isCurrent: _, ...workspace } = await currentWorkspace(mine)
        const people = standingOf(await mine.workspaces.people(workspace.id))
        const teams = await mine.teams.list(workspace.id)
        return {
          ...workspace,
          mayAdminister: mayAdminister(workspace.role),
          members: people.map(({ joinedAtMs, leftAtMs: __, ...member }) => ({
            ...member,
            joinedAt: iso(joinedAtMs),
            isMe: member.userId === userId,
          })),
          teams,
        }
      }),

    listInvitations: (userId: string) =>
      unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        const all = await mine.invitations.list(workspace.id)
        return {
          items: all.map((one) => ({
            id: one.id,
            email: one.email,
            role: one.role,
            createdAt: iso(one.createdAtMs),
            expiresAt: iso(one.expiresAtMs),
            usedAt: isoOrNull(one.usedAtMs),
            mailedAt: isoOrNull(one.mailedAtMs),
            mail: mailFate(one),
            mailDueAt: isoOrNull(one.mailDueAtMs),
            mailError: one.mailError,
            state: invitationState(one, clock.now()),
          })),
        }
      }),
  }
}
