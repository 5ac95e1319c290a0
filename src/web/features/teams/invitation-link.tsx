import { Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { showToast } from '../../ui/toasts.ts'

type InvitationLinkProps = {
  readonly url: string
  /** Empty: for whoever has the link. */
  readonly email: string
  readonly workspaceName: string
}

/** The one moment in which the link can be seen: to be copied, or sent from one's own mail program. */
export const InvitationLink = ({ url, email, workspaceName }: InvitationLinkProps): ReactElement => (
  <output className="invite-link">
    <span>
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
