import { type Invitation, invitationLastsMs, invitationState, isFor } from '#core/teams/invitation.ts'
import { AppError, conflict, found } from '../../errors.ts'
import type { Secrets } from '../../ports/secrets.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { iso } from '../../read/iso.ts'
import type { EditDependencies } from '../dependencies.ts'
import { administeredWorkspace, forbidden } from './standing.ts'

type Dependencies = EditDependencies & { readonly secrets: Secrets }
type NewInvitation = { readonly email: string | null; readonly role: Invitation['role'] }

export const createInvitationEdits = (dependencies: Dependencies) => ({
  ...ofAdmins(dependencies),
  ...ofInvited(dependencies),
})

function ofAdmins({ unitOfWork, ids, clock, secrets }: Dependencies) {
  return {
    /** Answers the secret, of which only a digest is kept. */
    invite: (userId: string, { email, role }: NewInvitation): Promise<{ id: string; secret: string }> =>
      unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        const nowMs = clock.now()
        const invitation = { id: ids.next(), workspaceId: workspace.id, email, role }
        const secret = secrets.make()
        await mine.invitations.add(
          {
            ...invitation,
            createdAtMs: nowMs,
            expiresAtMs: nowMs + invitationLastsMs,
            usedAtMs: null,
            revokedAtMs: null,
          },
          secrets.digest(secret),
        )
        return { id: invitation.id, secret }
      }),

    revokeInvitation: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        const all = await mine.invitations.list(workspace.id)
        found(all.find((one) => one.id === id) ?? null, 'invitation', id)
        await mine.invitations.revoke(id, clock.now())
      }),
  }
}

function ofInvited({ unitOfWork, ids, clock, secrets }: Dependencies) {
  const open = async ({ invitations }: Repositories, digest: string) => {
    const invitation = await invitations.find(digest)
    if (invitation === null) throw unknown()
    refuseClosed(invitation, clock.now())
    return invitation
  }
  return {
    readInvitation: (userId: string, secret: string) =>
      unitOfWork.forUser(userId, async (mine) => {
        const invitation = await mine.invitations.find(secrets.digest(secret))
        if (invitation === null) throw unknown()
        const { workspaceName, role, expiresAtMs } = invitation
        const isMember = (await mine.workspaces.list()).some(({ id }) => id === invitation.workspaceId)
        const state = invitationState(invitation, clock.now())
        return { workspaceName, role, expiresAt: iso(expiresAtMs), state, isMember }
      }),

    acceptInvitation: (userId: string, secret: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        await mine.person.lock()
        const digest = secrets.digest(secret)
        const invitation = await open(mine, digest)
        const { email } = await mine.person.get()
        if (!isFor(invitation, email)) {
          throw forbidden(
            { name: invitation.workspaceName },
            `this invitation is for another mail address than ${email}`,
          )
        }
        const isMember = (await mine.workspaces.list()).some(({ id }) => id === invitation.workspaceId)
        if (!isMember) {
          await mine.invitations.join(digest, invitation, ids.next(), clock.now())
          if (invitation.email !== null) await mine.invitations.markUsed(digest, clock.now())
        }
        await mine.workspaces.choose(invitation.workspaceId)
        await mine.announce('goals')
      }),
  }
}

const unknown = () =>
  new AppError('not-found', 'unknown-invitation', 'There is no such invitation.', {
    wayOut: 'Take the whole link, or ask for a new one.',
  })

const said = {
  expired: 'has expired',
  used: 'has been used already',
  revoked: 'was taken back',
} as const

function refuseClosed(invitation: Invitation & { readonly workspaceName: string }, nowMs: number): void {
  const state = invitationState(invitation, nowMs)
  if (state === 'open') return
  throw conflict(
    `invitation-${state}`,
    `The invitation to "${invitation.workspaceName}" ${said[state]}.`,
    'Ask an admin of the workspace for a new one.',
  )
}
