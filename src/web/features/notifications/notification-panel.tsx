import { Link, useNavigate } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { confirmBlock } from '#contracts/http/block-routes.ts'
import {
  type NotificationView,
  readAllNotifications,
  readNotification,
} from '#contracts/http/notification-routes.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { momentText } from './moment-text.ts'

type PanelProps = {
  readonly items: readonly NotificationView[]
  readonly unread: number
  readonly onLeave: () => void
}

export function NotificationPanel({ items, unread, onLeave }: PanelProps): ReactElement {
  const readAll = useAct(readAllNotifications, { topics: ['notifications'] })
  return (
    <div className="notices">
      <header className="notices__head">
        <h2>Notifications</h2>
        {unread > 0 && (
          <button type="button" disabled={readAll.isPending} onClick={() => readAll.mutate({})}>
            Mark all as read
          </button>
        )}
      </header>
      {items.length === 0 ? (
        <p className="notices__none">Nothing to tell. What needs you will be here.</p>
      ) : (
        <ul>
          {items.map((item) => (
            <Notice key={item.id} item={item} onLeave={onLeave} />
          ))}
        </ul>
      )}
      <footer>
        <Link to="/settings" hash="notifications" onClick={onLeave}>
          What comes where
        </Link>
      </footer>
    </div>
  )
}

function Notice({
  item,
  onLeave,
}: {
  readonly item: NotificationView
  readonly onLeave: () => void
}): ReactElement {
  const { person } = useSignedIn()
  const navigate = useNavigate()
  const read = useAct(readNotification, { topics: ['notifications'] })
  const confirm = useAct(confirmBlock, { topics: ['week', 'notifications'], done: 'Confirmed' })
  const isUnread = item.readAt === null
  const markRead = (): void => {
    if (isUnread) read.mutate({ params: { id: item.id } })
  }
  return (
    <li className="told" data-urgency={item.urgency} data-unread={isUnread}>
      <div className="told__head">
        <a
          href={item.link}
          className="told__title"
          onClick={(event) => {
            event.preventDefault()
            markRead()
            onLeave()
            void navigate({ href: item.link })
          }}
        >
          {isUnread && <span className="sr-only">Unread: </span>}
          {item.title}
        </a>
        {isUnread && (
          <button
            type="button"
            className="told__read"
            aria-label={`Mark “${item.title}” as read`}
            onClick={markRead}
          >
            Mark as read
          </button>
        )}
      </div>
      <p>{item.text}</p>
      {item.sections.map(({ heading, lines }) => (
        <div key={heading} className="told__section">
          <h3>{heading}</h3>
          <ul>
            {lines.map((line) => (
              <li key={line}>{line}</li>
            ))}
          </ul>
        </div>
      ))}
      {isUnread &&
        item.actions
          .filter(({ verb }) => verb === 'confirm-block')
          .map(({ id, label }) => (
            <div key={id} className="told__action">
              <span>{label}</span>
              <button
                type="button"
                disabled={confirm.isPending || confirm.isSuccess}
                aria-label={`Confirm ${label}`}
                onClick={() => confirm.mutate({ params: { id }, body: {} })}
              >
                Done
              </button>
            </div>
          ))}
      <time dateTime={item.at}>{momentText(item.at, person.timeZone)}</time>
    </li>
  )
}
