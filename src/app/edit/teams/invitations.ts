import {
  type Invitation,
  INVITATION_LASTS_MS,
  invitationState,
  isFor,
  type MailFate,
} from '#core/teams/invitation.ts'
import { AppError, conflict, found } from '../../errors.ts'
import type { Secrets } from '../../ports/secrets.ts'
import type { Membership } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { iso } from '../../read/iso.ts'
import {
  createMailInvitation,
  invitationUrl,
  type MailInvitationDependencies,
  queueInvitationMail,
  refuseHaste,
  refuseManyMails,
  type ToInvite,
} from './mail-invitation.ts'
import { administeredWorkspace, forbidden } from './standing.ts'

type Dependencies = MailInvitationDependencies & { readonly secrets: Secrets }

type MadeInvitation = { readonly id: string; readonly url: string; readonly mail: MailFate }
type NewInvitation = { readonly email: string | null; readonly role: Invitation['role'] }

export const createInvitationEdits = (dependencies: Dependencies) => ({
  ...ofAdmins(dependencies),
  ...ofRegrets(dependencies),
  ...ofInvited(dependencies),
})

function ofAdmins(dependencies: Dependencies) {
  const { unitOfWork, ids, clock, secrets } = dependencies
  const mail = createMailInvitation(dependencies)
  const send = async (userId: string, invited: ToInvite): Promise<MadeInvitation> => ({
    id: invited.invitation.id,
    url: invitationUrl(dependencies, invited.secret),
    mail: await mail(userId, invited),
  })
  return {
    /** The link is said here, and in the mail, and never again: only a digest is kept. */
    invite: async (userId: string, { email, role }: NewInvitation): Promise<MadeInvitation> => {
      const secret = secrets.make()
      const invited = await unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        if (email !== null) await refuseManyMails(mine, clock.now())
        const about = { id: ids.next(), workspaceId: workspace.id, email, role }
        const invitation = newInvitation(about, clock.now())
        await mine.invitations.add(invitation, secrets.digest(secret))
        await queueInvitationMail(dependencies, mine, { invitation, secret })
        return { invitation, workspace, secret }
      })
      return send(userId, invited)
    },

    /** A new link by mail, good for as long as a new invitation; the old one leads nowhere. */
    resendInvitation: async (userId: string, id: string): Promise<MadeInvitation> => {
      const secret = secrets.make()
      const invited = await unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        const all = await mine.invitations.list(workspace.id)
        const invitation = found(all.find((one) => one.id === id) ?? null, 'invitation', id)
        const nowMs = clock.now()
        refuseResending(invitation, workspace, nowMs)
        await refuseManyMails(mine, nowMs)
        const renewed = { ...invitation, expiresAtMs: nowMs + INVITATION_LASTS_MS }
        await mine.invitations.renew(id, secrets.digest(secret), renewed.expiresAtMs)
        await queueInvitationMail(dependencies, mine, { invitation: renewed, secret })
        return { invitation: renewed, workspace, secret }
      })
      return send(userId, invited)
    },
  }
}

const newInvitation = (
  about: Pick<Invitation, 'id' | 'workspaceId' | 'email' | 'role'>,
  createdAtMs: number,
): Invitation => ({
  ...about,
  createdAtMs,
  expiresAtMs: createdAtMs + INVITATION_LASTS_MS,
  usedAtMs: null,
  revokedAtMs: null,
  mailedAtMs: null,
  mailDueAtMs: null,
  mailError: null,
})

function ofRegrets({ unitOfWork, clock }: Dependencies) {
  return {
    revokeInvitation: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const workspace = await administeredWorkspace(mine)
        const all = await mine.invitations.list(workspace.id)
        found(all.find((one) => one.id === id) ?? null, 'invitation', id)
        await mine.invitations.revoke(id, clock.now())
      }),
  }
}

/** One that ended by itself may begin again. */
function refuseResending(invitation: Invitation, workspace: Membership, nowMs: number): void {
  if (invitation.email === null)
    throw conflict(
      'no-address',
      'This invitation is for whoever has the link, and has no mail address.',
      'Make one for a mail address.',
    )
  if (invitationState(invitation, nowMs) !== 'expired')
    refuseClosed({ ...invitation, workspaceName: workspace.name }, nowMs)
  refuseHaste(invitation, nowMs)
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
