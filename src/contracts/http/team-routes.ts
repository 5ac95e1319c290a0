import { z } from 'zod'
import { id, idParams, instant, listOf, text, timeZone } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Teams'
const name = text.trim().min(1).max(120)
export const role = z.enum(['owner', 'admin', 'member', 'viewer'])
const invitedRole = z.enum(['admin', 'member', 'viewer'])
const goalsTo = id.optional().meta({
  description:
    'Who takes over goals, key results and shared cycles: a member who is no viewer; default: who removes, or the oldest other owner',
})

export const membership = z
  .object({ id, name: z.string(), timeZone: z.string(), role, isCurrent: z.boolean() })
  .meta({ id: 'Membership' })

const member = z
  .object({ userId: id, name: z.string(), email: z.string(), role, joinedAt: instant, isMe: z.boolean() })
  .meta({ id: 'Member' })

const team = z.object({ id, name: z.string(), memberIds: z.array(id) }).meta({ id: 'Team' })

export const workspace = z
  .object({
    id,
    name: z.string(),
    timeZone: z.string(),
    role,
    mayAdminister: z.boolean(),
    members: z.array(member),
    teams: z.array(team),
  })
  .meta({ id: 'Workspace' })

const mailFate = z
  .enum(['sent', 'waiting', 'failed', 'none'])
  .meta({ description: 'none: nobody in particular is invited, or there is no mail server' })

export const invitation = z
  .object({
    id,
    email: z.string().nullable(),
    role: invitedRole,
    createdAt: instant,
    expiresAt: instant,
    usedAt: instant.nullable(),
    mailedAt: instant.nullable(),
    mail: mailFate,
    mailDueAt: instant.nullable().meta({ description: 'When a mail that could not be sent is tried next' }),
    mailError: z.string().nullable().meta({ description: 'Why it could not be sent' }),
    state: z.enum(['open', 'expired', 'used', 'revoked']),
  })
  .meta({ id: 'Invitation' })

export type WorkspaceView = z.input<typeof workspace>
export type MembershipView = z.input<typeof membership>
export type InvitationView = z.input<typeof invitation>

export const listWorkspaces = defineRoute({
  method: 'GET',
  path: '/api/v1/workspaces',
  tag,
  summary: 'Workspaces that the person is in; one is current',
  response: listOf(membership),
})
export const createWorkspace = defineRoute({
  method: 'POST',
  path: '/api/v1/workspaces',
  tag,
  summary: 'Make a workspace and work in it; its reports count weeks in the time zone of who makes it',
  body: z.object({ name }),
  response: workspace,
  status: 201,
})
export const switchWorkspace = defineRoute({
  method: 'POST',
  path: '/api/v1/workspaces/:id/switch',
  tag,
  summary: 'Work in another workspace',
  params: idParams,
  response: workspace,
})
export const readWorkspace = defineRoute({
  method: 'GET',
  path: '/api/v1/workspace',
  tag,
  summary: 'The current workspace with its members and teams',
  response: workspace,
})
export const changeWorkspace = defineRoute({
  method: 'PATCH',
  path: '/api/v1/workspace',
  tag,
  summary: 'Change the current workspace: its name, the time zone in which its weeks begin',
  body: z.object({ name, timeZone }).partial(),
  response: workspace,
})
export const leaveWorkspace = defineRoute({
  method: 'POST',
  path: '/api/v1/workspace/leave',
  tag,
  summary: 'Leave the current workspace; goals of it are handed over, the ledger stays in its reports',
  body: z.object({ goalsTo }),
  response: workspace,
})
const memberParams = z.object({ userId: id })
export const setMemberRole = defineRoute({
  method: 'PATCH',
  path: '/api/v1/workspace/members/:userId',
  tag,
  summary: 'Change the role of a member',
  params: memberParams,
  body: z.object({ role }),
  response: workspace,
})
export const removeMember = defineRoute({
  method: 'POST',
  path: '/api/v1/workspace/members/:userId/remove',
  tag,
  summary: 'Remove a member; their goals of the workspace are handed over',
  params: memberParams,
  body: z.object({ goalsTo }),
  response: workspace,
})
export const createTeam = defineRoute({
  method: 'POST',
  path: '/api/v1/workspace/teams',
  tag,
  summary: 'Add a team',
  body: z.object({ name }),
  response: workspace,
  status: 201,
})
export const renameTeam = defineRoute({
  method: 'PATCH',
  path: '/api/v1/workspace/teams/:id',
  tag,
  summary: 'Rename a team',
  params: idParams,
  body: z.object({ name }),
  response: workspace,
})
export const deleteTeam = defineRoute({
  method: 'DELETE',
  path: '/api/v1/workspace/teams/:id',
  tag,
  summary: 'Remove a team; what it did stays in reports',
  params: idParams,
  response: null,
})
const teamMemberParams = z.object({ id, userId: id })
export const addToTeam = defineRoute({
  method: 'PUT',
  path: '/api/v1/workspace/teams/:id/members/:userId',
  tag,
  summary: 'Add a member of the workspace to a team',
  params: teamMemberParams,
  response: workspace,
})
export const removeFromTeam = defineRoute({
  method: 'DELETE',
  path: '/api/v1/workspace/teams/:id/members/:userId',
  tag,
  summary: 'Take somebody out of a team',
  params: teamMemberParams,
  response: null,
})
export const listInvitations = defineRoute({
  method: 'GET',
  path: '/api/v1/workspace/invitations',
  tag,
  summary: 'Invitations to the current workspace, newest first',
  response: listOf(invitation),
})
const madeInvitation = z.object({
  id,
  url: z.url(),
  mail: mailFate,
})
export const createInvitation = defineRoute({
  method: 'POST',
  path: '/api/v1/workspace/invitations',
  tag,
  summary: 'Invite by link, or one person by mail; the link is shown once and ends after 7 days',
  body: z.object({
    email: z.email().max(300).nullable().default(null).meta({ description: 'Null: whoever has the link' }),
    role: invitedRole.default('member'),
  }),
  response: madeInvitation,
  status: 201,
})
export const resendInvitation = defineRoute({
  method: 'POST',
  path: '/api/v1/workspace/invitations/:id/mail',
  tag,
  summary: 'Send an invitation again, with a new link; the old one leads nowhere',
  params: idParams,
  response: madeInvitation,
})
export const revokeInvitation = defineRoute({
  method: 'DELETE',
  path: '/api/v1/workspace/invitations/:id',
  tag,
  summary: 'Take an invitation back',
  params: idParams,
  response: null,
})
const secret = z.object({ token: text.min(20).max(100) })
export const readInvitation = defineRoute({
  method: 'GET',
  path: '/api/v1/invitations/:token',
  tag,
  summary: 'What an invitation is to, for whoever has its link',
  params: secret,
  response: z.object({
    workspaceName: z.string(),
    role: invitedRole,
    expiresAt: instant,
    state: invitation.shape.state,
    isMember: z.boolean(),
  }),
})
export const acceptInvitation = defineRoute({
  method: 'POST',
  path: '/api/v1/invitations/:token/accept',
  tag,
  summary: 'Join the workspace of an invitation and work in it',
  params: secret,
  response: workspace,
})
