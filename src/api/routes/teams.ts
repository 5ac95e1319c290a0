import * as shared from '#contracts/http/shared-goal-routes.ts'
import * as teams from '#contracts/http/team-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function workspaceRoutes(register: Register, app: UseCases): void {
  register(teams.listWorkspaces, (_, { userId }) => app.listWorkspaces(userId))
  register(teams.readWorkspace, (_, { userId }) => app.readWorkspace(userId))
  register(teams.createWorkspace, async ({ body }, { userId }) => {
    await app.createWorkspace(userId, body)
    return await app.readWorkspace(userId)
  })
  register(teams.switchWorkspace, async ({ params }, { userId }) => {
    await app.switchWorkspace(userId, params.id)
    return await app.readWorkspace(userId)
  })
  register(teams.changeWorkspace, async ({ body }, { userId }) => {
    await app.changeWorkspace(userId, body)
    return await app.readWorkspace(userId)
  })
  register(teams.leaveWorkspace, async ({ body }, { userId }) => {
    await app.leaveWorkspace(userId, body)
    return await app.readWorkspace(userId)
  })
}

export function memberRoutes(register: Register, app: UseCases): void {
  register(teams.setMemberRole, async ({ params, body }, { userId }) => {
    await app.setMemberRole(userId, params.userId, body.role)
    return await app.readWorkspace(userId)
  })
  register(teams.removeMember, async ({ params, body }, { userId }) => {
    await app.removeMember(userId, params.userId, body)
    return await app.readWorkspace(userId)
  })
}

export function teamRoutes(register: Register, app: UseCases): void {
  register(teams.createTeam, async ({ body }, { userId }) => {
    await app.createTeam(userId, body)
    return await app.readWorkspace(userId)
  })
  register(teams.renameTeam, async ({ params, body }, { userId }) => {
    await app.renameTeam(userId, params.id, body)
    return await app.readWorkspace(userId)
  })
  register(teams.deleteTeam, ({ params }, { userId }) => app.removeTeam(userId, params.id))
  register(teams.addToTeam, async ({ params }, { userId }) => {
    await app.addToTeam(userId, params.id, params.userId)
    return await app.readWorkspace(userId)
  })
  register(teams.removeFromTeam, ({ params }, { userId }) =>
    app.removeFromTeam(userId, params.id, params.userId),
  )
}

export function invitationRoutes(register: Register, app: UseCases): void {
  register(teams.listInvitations, (_, { userId }) => app.listInvitations(userId))
  register(teams.createInvitation, ({ body }, { userId }) => app.invite(userId, body))
  register(teams.resendInvitation, ({ params }, { userId }) => app.resendInvitation(userId, params.id))
  register(teams.revokeInvitation, ({ params }, { userId }) => app.revokeInvitation(userId, params.id))
  register(teams.readInvitation, ({ params }, { userId }) => app.readInvitation(userId, params.token))
  register(teams.acceptInvitation, async ({ params }, { userId }) => {
    await app.acceptInvitation(userId, params.token)
    return await app.readWorkspace(userId)
  })
}

export function sharedGoalRoutes(register: Register, app: UseCases): void {
  register(shared.listSharedObjectives, (_, { userId }) => app.listSharedObjectives(userId))
  register(shared.setOwnerTeam, ({ params, body }, { userId }) =>
    app.setOwnerTeam(userId, params.id, body.teamId),
  )
}
