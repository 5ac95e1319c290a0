import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import type { RouteOutput } from '#contracts/http/route.ts'
import type { createInvitation } from '#contracts/http/team-routes.ts'
import { showToast } from '../../ui/toasts.ts'

export type InvitationLinkProps = {
  readonly url: string
  /** Empty: for whoever has the link. */
  readonly email: string
  readonly mail: MailFate
  readonly workspaceName: string
}

type MailFate = RouteOutput<typeof createInvitation>['mail']

const fateWords: Readonly<Record<MailFate, (email: string) => string>> = {
  none: () => '',
  sent: (email) => `A mail with the link went to ${email}. `,
  waiting: (email) =>
    `The mail to ${email} has not gone out yet and is tried again; you can also send the link yourself. `,
  failed: (email) => `The mail to ${email} could not be sent: send the link yourself, or try again below. `,
}

/** The one moment in which the link can be seen: to be copied, or sent from one's own mail program. */
export const InvitationLink = ({ url, email, mail, workspaceName }: InvitationLinkProps): ReactElement => (
  <output className="invite-link">
    <span>
      {fateWords[mail](email)}
      {email === '' ? 'Whoever has this link may join.' : `Only ${email} may join with this link.`} It is good
      for 7 days, and shown only now.
    </span>
    <code>{url}</code>
    <div className="invite-link__ways">
      <Button size="compact-sm" variant="light" onClick={() => void copy(url)}>
        Copy link
      </Button>
      <Button size="compact-sm" variant="default" component="a" href={mailTo(email, url, workspaceName)}>
        Write a mail…
      </Button>
    </div>
  </output>
)

async function copy(url: string): Promise<void> {
  try {
    await navigator.clipboard.writeText(url)
    showToast({ kind: 'done', text: 'The link is copied.' })
  } catch {
    showToast({ kind: 'fault', text: 'The browser does not let the page copy. Select the link and copy it.' })
  }
}

const mailTo = (email: string, url: string, workspaceName: string): string => {
  const subject = `Join “${workspaceName}” on Timewright`
  const body = `You are invited to “${workspaceName}”.\n\n${url}\n\nThe link is good for 7 days.`
  return `mailto:${encodeURIComponent(email)}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(body)}`
}
