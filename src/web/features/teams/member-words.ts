import type { WorkspaceView } from '#contracts/http/team-routes.ts'

export type MemberView = WorkspaceView['members'][number]
export type Role = MemberView['role']

const roles = ['owner', 'admin', 'member', 'viewer'] as const satisfies readonly Role[]

export const roleLabel: Readonly<Record<Role, string>> = {
  owner: 'Owner',
  admin: 'Admin',
  member: 'Member',
  viewer: 'Viewer',
}

/** What a role may do, in a few words. */
export const roleNote: Readonly<Record<Role, string>> = {
  owner: 'may do everything, and names other owners',
  admin: 'invites people, and looks after members and teams',
  member: 'shares goals, and works on those of others',
  viewer: 'sees shared goals and hours',
}

/** As people call somebody: the name, else the mail address. */
export const nameOf = ({ name, email }: Pick<MemberView, 'name' | 'email'>): string =>
  name === '' ? email : name

export const initialsOf = (member: Pick<MemberView, 'name' | 'email'>): string =>
  nameOf(member)
    .split(/[\s.@]+/)
    .slice(0, 2)
    .map((word) => word.charAt(0).toUpperCase())
    .join('')

type Judge = Pick<WorkspaceView, 'role' | 'mayAdminister'>

/** Roles that one may give to a member; empty where one may not touch them: owners are a matter of owners. */
export function rolesToGive(
  { role: mine, mayAdminister }: Judge,
  { role }: Pick<MemberView, 'role'>,
): Role[] {
  if (!mayAdminister || (role === 'owner' && mine !== 'owner')) return []
  return roles.filter((one) => one !== 'owner' || mine === 'owner')
}

/** Is nobody else left who may name owners? Then one cannot leave. */
export const isLastOwner = (members: readonly MemberView[], { userId, role }: MemberView): boolean =>
  role === 'owner' && members.every((one) => one.userId === userId || one.role !== 'owner')

/** Who can take over somebody's goals, the usual heir first: viewers keep none. */
export function heirsOf(members: readonly MemberView[], leaverId: string): MemberView[] {
  const others = members.filter(({ userId, role }) => userId !== leaverId && role !== 'viewer')
  const rank = ({ isMe, role }: MemberView): number => (isMe ? -1 : roles.indexOf(role))
  return others.toSorted((a, b) => rank(a) - rank(b))
}
