import type { Invitation, MailFate } from '#core/teams/invitation.ts'
import { invitationMail } from '#core/teams/invitation-mail.ts'
import type { Person } from '#core/people/person.ts'
import { DAY_MS, MINUTE_MS } from '#core/time/interval.ts'
import { longDateWords, writtenStyle } from '#core/time/time-words.ts'
import { conflict } from '../../errors.ts'
import type { Messengers } from '../../ports/messengers.ts'
import { NOTICES } from '../../ports/repositories/person-repositories.ts'
import type { LinkSealer } from '../../ports/sealer.ts'
import type { Workspace } from '../../ports/repositories/team-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { nextTryMs, wordsOf } from '../../notify/next-try.ts'
import type { EditDependencies } from '../dependencies.ts'

export type MailInvitationDependencies = EditDependencies & {
  readonly messengers: Pick<Messengers, 'mailer'>
  readonly links: LinkSealer
  /** Without a slash at the end. */
  readonly publicUrl: string
  readonly onFault: (what: string, error: unknown) => void
}

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
  readonly workspace: Pick<Workspace, 'name' | 'timeZone'>
  readonly secret: string
  /** How often its mail could not be sent. */
  readonly failures?: number
}

/** Who sends it at once has so long; after that, whoever looks next finds it waiting. */
const HEAD_START_MS = MINUTE_MS

/** In the transaction that makes the link: whatever happens afterwards, its mail is not forgotten. */
export async function queueInvitationMail(
  { clock, links, messengers }: MailInvitationDependencies,
  mine: Repositories,
  { invitation: { id, email }, secret }: Pick<ToInvite, 'invitation' | 'secret'>,
): Promise<void> {
  if (messengers.mailer === null || email === null) return
  const dueAtMs = clock.now() + HEAD_START_MS
  await mine.invitations.queueMail(id, { sealedSecret: links.seal(secret), dueAtMs })
  await mine.wakes.requestAt('settle', dueAtMs, NOTICES)
}

/** Outside of any transaction, since a mail server takes its time. A failure is told, and the link is good all the same. */
export function createMailInvitation(dependencies: MailInvitationDependencies) {
  const { unitOfWork, clock, messengers, onFault } = dependencies
  return async (userId: string, invited: ToInvite): Promise<MailFate> => {
    const { mailer } = messengers
    const { id, email: to } = invited.invitation
    if (mailer === null || to === null) return 'none'
    const inviter = await unitOfWork.forUser(userId, ({ person }) => person.get())
    try {
      await mailer.send({ ...mailOf(dependencies, inviter, invited), userId, to, unsubscribeUrl: null })
    } catch (error) {
      onFault(`the mail of invitation ${id}`, error)
      const dueAtMs = nextTryMs((invited.failures ?? 0) + 1, error, clock.now())
      await unitOfWork.forUser(userId, async ({ invitations, wakes }) => {
        await invitations.noteMailFailure(id, { dueAtMs, error: wordsOf(error) })
        if (dueAtMs !== null) await wakes.requestAt('settle', dueAtMs, NOTICES)
      })
      return dueAtMs === null ? 'failed' : 'waiting'
    }
    await unitOfWork.forUser(userId, ({ invitations }) => invitations.noteMail(id, clock.now()))
    return 'sent'
  }
}

/** The same link is the same message, however often it is tried. */
function mailOf(
  dependencies: MailInvitationDependencies,
  inviter: Person,
  { invitation: { id, role, expiresAtMs }, workspace, secret }: ToInvite,
) {
  const words = invitationMail({
    inviter,
    workspaceName: workspace.name,
    role,
    url: invitationUrl(dependencies, secret),
    until: longDateWords(expiresAtMs, workspace.timeZone, writtenStyle(inviter.settings)),
  })
  return { ...words, messageId: `<${id}.${expiresAtMs}@${new URL(dependencies.publicUrl).hostname}>` }
}

export const invitationUrl = (
  { publicUrl }: Pick<MailInvitationDependencies, 'publicUrl'>,
  secret: string,
): string => new URL(`/invitations/${secret}`, publicUrl).href
