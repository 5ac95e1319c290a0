import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { type InvitationView, resendInvitation, revokeInvitation } from '#contracts/http/team-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { plural } from '../../format/duration.ts'
import { dayText, timeOf } from '../../format/zoned-time.ts'
import { showToast } from '../../ui/toasts.ts'
import { roleLabel } from './member-words.ts'
import { invitationsQuery } from './team-queries.ts'

/** Invitations that still wait; what became of the others stays out of the way. */
export function InvitationList(): ReactElement | null {
  const { data: all = [] } = useQuery(invitationsQuery)
  const open = all.filter(({ state }) => state === 'open')
  const over = all.filter(({ state }) => state !== 'open')
  if (all.length === 0) return null
  return (
    <div className="invitations">
      {open.length > 0 && <Invitations label="Open invitations" invitations={open} />}
      {over.length > 0 && (
        <details>
          <summary>{plural(over.length, 'earlier invitation')}</summary>
          <Invitations label="Earlier invitations" invitations={over} />
        </details>
      )}
    </div>
  )
}

type InvitationsProps = { readonly label: string; readonly invitations: readonly InvitationView[] }

const Invitations = ({ label, invitations }: InvitationsProps): ReactElement => (
  <ul className="list people" aria-label={label}>
    {invitations.map((invitation) => (
      <InvitationRow key={invitation.id} invitation={invitation} />
    ))}
  </ul>
)

function InvitationRow({ invitation }: { readonly invitation: InvitationView }): ReactElement {
  const { id, email, role, state } = invitation
  const revoke = useAct(revokeInvitation, { topics: ['goals'], done: 'The invitation is taken back.' })
  const who = email ?? 'Whoever has the link'
  return (
    <li className="person">
      <div className="person__who">
        <p className="person__name">{who}</p>
        <p className="person__facts">
          As {roleLabel[role].toLowerCase()} · <Fate invitation={invitation} />
        </p>
      </div>
      {email !== null && (state === 'open' || state === 'expired') && <ResendButton id={id} email={email} />}
      {state === 'open' && (
        <Button
          variant="subtle"
          color="gray"
          size="compact-sm"
          aria-label={`Take back the invitation: ${who}`}
          loading={revoke.isPending}
          onClick={() => revoke.mutate({ params: { id } })}
        >
          Take back
        </Button>
      )}
    </li>
  )
}

/** A new link: the one of before leads nowhere. */
function ResendButton({ id, email }: { readonly id: string; readonly email: string }): ReactElement {
  const resend = useAct(resendInvitation, {
    topics: ['goals'],
    onDone: ({ mail }) =>
      showToast(
        mail === 'sent'
          ? { kind: 'done', text: `A new link went to ${email}.` }
          : { kind: 'fault', text: `The mail to ${email} did not go out: why stands beside it.` },
      ),
  })
  return (
    <Button
      variant="subtle"
      color="gray"
      size="compact-sm"
      aria-label={`Send again: the invitation of ${email}`}
      loading={resend.isPending}
      onClick={() => resend.mutate({ params: { id } })}
    >
      Send again
    </Button>
  )
}

function Fate({ invitation }: { readonly invitation: InvitationView }): ReactElement {
  const { timeZone } = useSignedIn().person
  const { state, expiresAt, usedAt } = invitation
  switch (state) {
    case 'open':
      return (
        <>
          <MailFate invitation={invitation} />
          good until {dayText(expiresAt, timeZone)}
        </>
      )
    case 'expired':
      return <>expired on {dayText(expiresAt, timeZone)}</>
    case 'used':
      return <>used{usedAt !== null && ` on ${dayText(usedAt, timeZone)}`}</>
    case 'revoked':
      return <>taken back</>
  }
}

/** Whether the mail went out; where it did not, why, and when it is tried again. */
function MailFate({ invitation }: { readonly invitation: InvitationView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const { mail, mailedAt, mailDueAt, mailError } = invitation
  switch (mail) {
    case 'none':
      return null
    case 'sent':
      return <>{mailedAt !== null && `mailed on ${dayText(mailedAt, timeZone)}, `}</>
    case 'waiting':
      if (mailError === null) return <>its mail is on its way, </>
      return (
        <span className="person__fault">
          not mailed yet ({mailError}), tried again
          {mailDueAt !== null && ` at ${timeOf(mailDueAt, timeZone)}`},{' '}
        </span>
      )
    case 'failed':
      return <span className="person__fault">not mailed ({mailError}), </span>
  }
}
