import { Popover } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { notificationsQuery } from './notification-queries.ts'
import { NotificationPanel } from './notification-panel.tsx'
import './notifications.css'

/** How much is unread, and the list of it one click away. */
export function Bell(): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const { data } = useQuery(notificationsQuery)
  const unread = data?.unread ?? 0
  return (
    <Popover
      opened={isOpen}
      onChange={setIsOpen}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <button
          type="button"
          className="header__help bell"
          aria-label={unread === 0 ? 'Notifications' : `Notifications, ${unread} unread`}
          title="Notifications"
          onClick={() => setIsOpen(!isOpen)}
        >
          <Icon name="bell" />
          {unread > 0 && (
            <span className="bell__count" aria-hidden="true">
              {unread > 99 ? '99+' : unread}
            </span>
          )}
        </button>
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Notifications">
        <NotificationPanel items={data?.items ?? []} unread={unread} onLeave={() => setIsOpen(false)} />
      </Popover.Dropdown>
    </Popover>
  )
}
