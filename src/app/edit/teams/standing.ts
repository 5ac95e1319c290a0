import { mayAdminister } from '#core/teams/role.ts'
import { AppError, notFound } from '../../errors.ts'
import type { Member, Membership } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** The workspace in which the person works now. */
export async function currentWorkspace({ workspaces }: Repositories): Promise<Membership> {
  const current = (await workspaces.list()).find(({ isCurrent }) => isCurrent)
  if (current !== undefined) return current
  throw new AppError('conflict', 'no-workspace', 'You are in no workspace.', {
    wayOut: 'Sign in again to get one of your own, or make one.',
  })
}

export async function administeredWorkspace(repositories: Repositories): Promise<Membership> {
  const workspace = await currentWorkspace(repositories)
  if (!mayAdminister(workspace.role)) {
    throw forbidden(
      workspace,
      `only owners and admins may do this, and you are ${article(workspace.role)} there`,
    )
  }
  return workspace
}

export const article = (role: string): string => (/^[aeiou]/.test(role) ? `an ${role}` : `a ${role}`)

export const forbidden = ({ name }: Pick<Membership, 'name'>, why: string): AppError =>
  new AppError('forbidden', 'role-too-low', `In the workspace "${name}" ${why}.`, {
    wayOut: 'Ask an owner or an admin of the workspace.',
  })

export const standingOf = (people: readonly Member[]): Member[] =>
  people.filter(({ leftAtMs }) => leftAtMs === null)

export function memberOf(people: readonly Member[], userId: string): Member {
  const member = standingOf(people).find((one) => one.userId === userId)
  if (member === undefined) throw notFound('member', userId)
  return member
}
