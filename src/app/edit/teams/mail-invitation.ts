import type { Invitation } from '#core/teams/invitation.ts'
import { invitationMail } from '#core/teams/invitation-mail.ts'
import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { longDateWords, writtenStyle } from '#core/time/time-words.ts'
import { conflict } from '../../errors.ts'
import type { Messengers } from '../../ports/messengers.ts'
import type { Membership } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'

export type MailInvitationDependencies = EditDependencies & {
  readonly messengers: Pick<Messengers, 'mailer'>
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly onFault: (what: string, error: unknown) => void
}

/** `none`: nobody in particular is invited, or there is no mail server. */
export type MailFate = 'sent' | 'failed' | 'none'

/** Mails to strangers that one person may cause in a day: nobody sends advertisements through us. */
const MOST_MAILS = 50
const PAUSE_MS = MINUTE_MS

export async function refuseManyMails({ invitations }: Repositories, nowMs: number): Promise<void> {
  const sent = await invitations.countMails(nowMs - DAY_MS)
  if (sent < MOST_MAILS) return
  throw conflict(
    'too-many-invitations',
    `You have invited ${sent} people by mail within a day.`,
    'Invite by link, or go on tomorrow.',
  )
}

export function refuseHaste({ mailedAtMs }: Invitation, nowMs: number): void {
  if (mailedAtMs === null || nowMs - mailedAtMs >= PAUSE_MS) return
  throw conflict('mailed-just-now', 'This invitation was sent a moment ago.', 'Wait a minute.')
}

export type ToInvite = {
  readonly invitation: Invitation
  readonly workspace: Membership
  readonly secret: string
}

/** Outside of any transaction, since a mail server takes its time. A failure is told, and the link is good all the same. */
export function createMailInvitation(dependencies: MailInvitationDependencies) {
  const { unitOfWork, clock, ids, messengers, onFault } = dependencies
  return async (userId: string, { invitation, workspace, secret }: ToInvite): Promise<MailFate> => {
    const { mailer } = messengers
    const { id, email: to, role } = invitation
    if (mailer === null || to === null) return 'none'
    const inviter = await unitOfWork.forUser(userId, ({ person }) => person.get())
    const host = new URL(dependencies.publicUrl).hostname
    const words = invitationMail({
      inviter,
      workspaceName: workspace.name,
      role,
      url: invitationUrl(dependencies, secret),
      until: longDateWords(invitation.expiresAtMs, workspace.timeZone, writtenStyle(inviter.settings)),
    })
    try {
      const messageId = `<${ids.next()}@${host}>`
      await mailer.send({ ...words, userId, messageId, to, unsubscribeUrl: null })
    } catch (error) {
      onFault(`the mail of invitation ${id}`, error)
      return 'failed'
    }
    await unitOfWork.forUser(userId, ({ invitations }) => invitations.noteMail(id, clock.now()))
    return 'sent'
  }
}

export const invitationUrl = (
  { publicUrl }: Pick<MailInvitationDependencies, 'publicUrl'>,
  secret: string,
): string => new URL(`/invitations/${secret}`, publicUrl).href
