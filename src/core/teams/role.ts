/** What somebody may do in a workspace, most first. */
export const roles = ['owner', 'admin', 'member', 'viewer'] as const
export type Role = (typeof roles)[number]

/** People, teams, invitations, cycles of all, and every shared goal. */
export const mayAdminister = (role: Role): boolean => role === 'owner' || role === 'admin'

/** Goals of their own and of their teams, and work linked to goals of colleagues. Viewers only read. */
export const mayTakePart = (role: Role): boolean => role !== 'viewer'

/** Owners are made, unmade and sent away by owners; everybody below by admins, too. */
export const mayChangeMember = (actor: Role, before: Role, after: Role): boolean =>
  actor === 'owner' || (actor === 'admin' && before !== 'owner' && after !== 'owner')

type Member = { readonly userId: string; readonly role: Role }

/** Whether a workspace would have nobody left who owns it, without this person. */
export const isLastOwner = (members: readonly Member[], userId: string): boolean =>
  members.some((one) => one.userId === userId && one.role === 'owner') &&
  members.every((one) => one.userId === userId || one.role !== 'owner')
