import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { MailView } from '#contracts/http/notification-routes.ts'
import { messageOf } from '../../api/api-error.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { Failure } from '../../ui/failure.tsx'
import { Empty } from '../../ui/empty.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { momentText } from './moment-text.ts'
import { mailsQuery } from './notification-queries.ts'
import './notifications.css'

/** The demo's mailbox: what would have been sent. */
export function MailboxPage(): ReactElement {
  const { data, error, refetch } = useQuery(mailsQuery)
  const [chosen, setChosen] = useState<string | null>(null)
  if (data === undefined) {
    return error === null ? (
      <Loading what="the mailbox" />
    ) : (
      <Failure
        title="The mailbox could not be loaded"
        text={messageOf(error)}
        onRetry={() => void refetch()}
      />
    )
  }
  const open = data.find(({ messageId }) => messageId === chosen) ?? data[0]
  return (
    <Page title="Mailbox" lead="In the demo no mail leaves this machine: all of them are here.">
      {open === undefined ? (
        <Empty
          icon="mail"
          title="No mail yet"
          text="Mails come outside of quiet hours. Send yourself a test in the settings."
        />
      ) : (
        <div className="mailbox">
          <ul aria-label="Mails">
            {data.map((mail) => (
              <MailLine key={mail.messageId} mail={mail} isOpen={mail === open} onOpen={setChosen} />
            ))}
          </ul>
          <MailText mail={open} />
        </div>
      )}
    </Page>
  )
}

type LineProps = {
  readonly mail: MailView
  readonly isOpen: boolean
  readonly onOpen: (messageId: string) => void
}

function MailLine({ mail, isOpen, onOpen }: LineProps): ReactElement {
  const { person } = useSignedIn()
  return (
    <li>
      <button
        type="button"
        className="mailbox__line"
        aria-current={isOpen}
        onClick={() => onOpen(mail.messageId)}
      >
        <strong>{mail.subject}</strong>
        <span>
          {mail.to} · {momentText(mail.at, person.timeZone)}
        </span>
      </button>
    </li>
  )
}

/** As plain text with its links; the HTML of a mail is not shown inside of a page. */
const MailText = ({ mail }: { readonly mail: MailView }): ReactElement => (
  <article className="card mailbox__mail" aria-label={mail.subject}>
    <h2>{mail.subject}</h2>
    <p className="mailbox__to">To {mail.to}</p>
    {mail.text.split('\n\n').map((paragraph) => (
      <p key={paragraph}>
        {paragraph.split(/(https?:\/\/\S+)/).map((part) =>
          /^https?:\/\//.test(part) ? (
            <a key={part} href={part} target="_blank" rel="noreferrer">
              {shortened(part)}
            </a>
          ) : (
            part
          ),
        )}
      </p>
    ))}
  </article>
)

const shortened = (url: string): string => (url.length > 60 ? `${url.slice(0, 57)}…` : url)
