import { isLastOwner, mayChangeMember, mayTakePart, type Role } from '#core/teams/role.ts'
import { conflict, found, invalid } from '../../errors.ts'
import type { Member, Membership } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { definedOnly } from '../defined-only.ts'
import { giveWorkspace } from './give-workspace.ts'
import { handOver } from './hand-over.ts'
import { administeredWorkspace, currentWorkspace, forbidden, memberOf, standingOf } from './standing.ts'

type WorkspaceChange = { readonly name?: string | undefined; readonly timeZone?: string | undefined }
type Leaving = { readonly goalsTo?: string | undefined }

export const createWorkspaceEdits = (dependencies: EditDependencies) => ({
  ...placeEdits(dependencies),
  ...memberEdits(dependencies),
})

function placeEdits({ unitOfWork, ids, clock }: EditDependencies) {
  return {
    createWorkspace: (userId: string, { name }: { readonly name: string }): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const { timeZone } = await mine.person.get()
        await mine.workspaces.found({ id: ids.next(), name, timeZone }, ids.next(), clock.now())
        await mine.announce('goals')
      }),

    changeWorkspace: (userId: string, to: WorkspaceChange): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const { id } = await administeredWorkspace(mine)
        const change = definedOnly(to)
        if (Object.keys(change).length > 0) await mine.workspaces.change(id, change)
      }),

    switchWorkspace: (userId: string, workspaceId: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const all = await mine.workspaces.list()
        found(all.find(({ id }) => id === workspaceId) ?? null, 'workspace', workspaceId)
        await mine.workspaces.choose(workspaceId)
        await mine.announce('goals')
      }),
  }
}

function memberEdits(dependencies: EditDependencies) {
  const { unitOfWork } = dependencies
  const wakeBoth = async (people: readonly string[]): Promise<void> => {
    for (const userId of people) await unitOfWork.forUser(userId, lookAgain)
  }
  return {
    setMemberRole: (userId: string, memberId: string, role: Role): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        await mine.workspaces.lock(workspace.id)
        const people = await mine.workspaces.people(workspace.id)
        const member = memberOf(people, memberId)
        if (!mayChangeMember(workspace.role, member.role, role)) {
          throw forbidden(workspace, 'only an owner makes or unmakes owners')
        }
        if (role !== 'owner') refuseLastOwner(workspace, people, member)
        await mine.workspaces.setRole(workspace.id, memberId, role)
        if (!mayTakePart(role)) await mine.sharedGoals.releaseOwner(workspace.id, memberId)
      }),

    removeMember: async (userId: string, memberId: string, { goalsTo }: Leaving): Promise<void> => {
      await unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        if (memberId === userId) {
          throw conflict('leave-instead', 'You cannot remove yourself.', 'Leave the workspace instead.')
        }
        const heir = goalsTo ?? userId
        await end(mine, workspace, { userId, memberId, heir }, dependencies)
      })
      await wakeBoth([memberId, goalsTo ?? userId])
    },

    leaveWorkspace: async (userId: string, { goalsTo }: Leaving): Promise<void> => {
      const heir = await unitOfWork.forUser(userId, async (mine) => {
        const workspace = await currentWorkspace(mine)
        const people = standingOf(await mine.workspaces.people(workspace.id))
        const to = goalsTo ?? heirOf(people, userId)?.userId
        await end(mine, workspace, { userId, memberId: userId, heir: to }, dependencies)
        await giveWorkspace(mine, dependencies)
        return to
      })
      await wakeBoth([userId, ...(heir === undefined ? [] : [heir])])
    },
  }
}

async function lookAgain(mine: Repositories): Promise<void> {
  await mine.wakes.request('unfold')
  await mine.wakes.request('plan')
  await mine.announce('goals')
}

/** Whoever owns the workspace longest looks after what nobody was named for. */
const heirOf = (people: readonly Member[], leaver: string): Member | undefined =>
  people.find(({ userId, role }) => userId !== leaver && role === 'owner')

type Ending = {
  /** Who ends it: the member, who leaves, or somebody who removes them. */
  readonly userId: string
  readonly memberId: string
  readonly heir: string | undefined
}

async function end(
  mine: Repositories,
  workspace: Membership,
  { userId, memberId, heir }: Ending,
  dependencies: EditDependencies,
): Promise<void> {
  if (workspace.role === 'owner' || workspace.role === 'admin') await mine.workspaces.lock(workspace.id)
  const people = await mine.workspaces.people(workspace.id)
  const member = memberOf(people, memberId)
  refuseLastOwner(workspace, people, member)
  const mayRemove = memberId === userId || mayChangeMember(workspace.role, member.role, 'viewer')
  if (!mayRemove) throw forbidden(workspace, 'only an owner removes owners')
  const isHeir = standingOf(people).some(
    ({ userId, role }) => userId === heir && userId !== memberId && mayTakePart(role),
  )
  if (heir === undefined || !isHeir) {
    throw invalid(
      'body.goalsTo',
      heir,
      'the id of a member of the workspace, who takes over the goals, and is no viewer',
    )
  }
  const given = { workspaceId: workspace.id, giver: memberId, taker: heir }
  await handOver(mine, userId, given, dependencies)
  await mine.workspaces.end(workspace.id, memberId, dependencies.clock.now())
}

function refuseLastOwner(
  { name }: Membership,
  people: readonly Member[],
  { userId, name: who, email }: Member,
): void {
  if (!isLastOwner(standingOf(people), userId)) return
  throw conflict(
    'last-owner',
    `${who === '' ? email : who} is the last owner of the workspace "${name}", and it needs one.`,
    'Make somebody else an owner first.',
  )
}
