import { isLastOwner } from '#core/teams/role.ts'
import { conflict, invalid } from '../../errors.ts'
import { oneAtATime } from '../../one-at-a-time.ts'
import type { Membership } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { beginToLeave } from './disconnect-account.ts'
import { handOver } from '../teams/hand-over.ts'
import { standingOf } from '../teams/standing.ts'

export type Goodbye = { readonly email: string; readonly removeBlocks: boolean }

/**
 * A person leaves for good. At once they are nobody here: signed out, out of their workspaces, without name and address.
 * What is left at Google is cleared up by publish, which then removes every row.
 */
export function createDeleteAccount(dependencies: EditDependencies) {
  const { unitOfWork, ids, clock } = dependencies
  return async (userId: string, goodbye: Goodbye): Promise<{ receipt: string; saidAt: string }> => {
    const departure = { receipt: ids.next(), saidAtMs: clock.now() }
    const heirs = await oneAtATime(unitOfWork).forUser(userId, async (mine) => {
      await confirm(mine, goodbye.email)
      const inherited = await leaveWorkspaces(mine, userId, dependencies)
      for (const connection of await mine.connections.list()) {
        if (connection.status !== 'leaving') await beginToLeave(mine, connection, goodbye.removeBlocks)
      }
      await mine.departure.say(departure)
      await mine.wakes.request('publish')
      return inherited
    })
    for (const heir of heirs) await unitOfWork.forUser(heir, takeOver)
    return { receipt: departure.receipt, saidAt: new Date(departure.saidAtMs).toISOString() }
  }
}

async function confirm({ person }: Repositories, typed: string): Promise<void> {
  const { email } = await person.get()
  if (typed.trim().toLowerCase() === email.toLowerCase()) return
  throw invalid('body.email', typed, 'the e-mail address that you sign in with, to confirm')
}

/** Answers who keeps the goals from now on. A workspace in which nobody else is goes as a whole. */
async function leaveWorkspaces(
  mine: Repositories,
  userId: string,
  dependencies: EditDependencies,
): Promise<readonly string[]> {
  const heirs: string[] = []
  for (const workspace of await mine.workspaces.list()) {
    const heir = await leaveOne(mine, workspace, userId, dependencies)
    if (heir !== null) heirs.push(heir)
  }
  return heirs
}

async function leaveOne(
  mine: Repositories,
  workspace: Membership,
  userId: string,
  dependencies: EditDependencies,
): Promise<string | null> {
  if (workspace.role === 'owner' || workspace.role === 'admin') await mine.workspaces.lock(workspace.id)
  const people = standingOf(await mine.workspaces.people(workspace.id))
  const others = people.filter((one) => one.userId !== userId)
  if (others.length === 0) {
    await mine.departure.closeWorkspace(workspace.id)
    return null
  }
  if (isLastOwner(people, userId)) throw lastOwner(workspace)
  // Whoever owns the workspace longest looks after the goals, as when somebody leaves a workspace.
  const heir = others.find(({ role }) => role === 'owner') ?? others[0]
  if (heir === undefined) throw lastOwner(workspace)
  const given = { workspaceId: workspace.id, giver: userId, taker: heir.userId }
  await handOver(mine, userId, given, dependencies)
  await mine.workspaces.end(workspace.id, userId, dependencies.clock.now())
  return heir.userId
}

const lastOwner = ({ name }: Membership) =>
  conflict(
    'last-owner',
    `You are the last owner of the workspace "${name}", and others are in it.`,
    'Make somebody else an owner of it first, who takes over your goals there.',
  )

async function takeOver(mine: Repositories): Promise<void> {
  await mine.wakes.request('unfold')
  await mine.wakes.request('plan')
  await mine.announce('goals')
}
