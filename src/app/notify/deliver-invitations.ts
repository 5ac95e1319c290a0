import { invitationState } from '#core/teams/invitation.ts'
import { createMailInvitation, type MailInvitationDependencies } from '../edit/teams/mail-invitation.ts'
import { NOTICES } from '../ports/repositories/person-repositories.ts'
import type { WaitingMail } from '../ports/repositories/team-repositories.ts'

/** Sends the mails of a person's invitations that could not be sent before, as long as these are still open. */
export function createDeliverInvitations(dependencies: MailInvitationDependencies) {
  const { unitOfWork, clock, links, onFault } = dependencies
  const mail = createMailInvitation(dependencies)
  const listWaiting = (userId: string) =>
    unitOfWork.forUser(userId, ({ invitations }) => invitations.listWaitingMails())
  const drop = (userId: string, id: string, error: string | null) =>
    unitOfWork.forUser(userId, ({ invitations }) => invitations.noteMailFailure(id, { dueAtMs: null, error }))
  const tryOne = async (userId: string, { sealedSecret, ...waiting }: WaitingMail): Promise<void> => {
    const { id } = waiting.invitation
    if (invitationState(waiting.invitation, clock.now()) !== 'open') return drop(userId, id, null)
    const secret = openSecret(sealedSecret)
    if (secret === null) return drop(userId, id, 'Its link was sealed with another key.')
    await mail(userId, { ...waiting, secret })
  }
  const openSecret = (sealed: string): string | null => {
    try {
      return links.open(sealed)
    } catch (error) {
      onFault('the link of an invitation', error)
      return null
    }
  }
  return async (userId: string, signal?: AbortSignal): Promise<void> => {
    for (const waiting of await listWaiting(userId)) {
      const dueAtMs = waiting.invitation.mailDueAtMs
      if (signal?.aborted === true || dueAtMs === null || dueAtMs > clock.now()) break
      await tryOne(userId, waiting)
    }
    await unitOfWork.forUser(userId, async ({ invitations, wakes }) => {
      const dueAtMs = (await invitations.listWaitingMails())[0]?.invitation.mailDueAtMs ?? null
      if (dueAtMs !== null) await wakes.requestAt('settle', dueAtMs, NOTICES)
    })
  }
}
