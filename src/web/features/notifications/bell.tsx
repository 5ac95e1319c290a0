import { useQuery } from '@tanstack/react-query'
import { Suspense, useState, type ReactElement } from 'react'
import { BellButton } from './bell-button.tsx'
import { notificationsQuery } from './notification-queries.ts'
import { part } from '../../ui/part.tsx'
import './notifications.css'

// Comes with floating panels that nothing else on the first page needs.
const BellPopover = part(async () => (await import('./bell-popover.tsx')).BellPopover)

/** How much is unread, and the list of it one click away. */
export function Bell(): ReactElement {
  const [isOpen, setIsOpen] = useState(false)
  const [wasOpened, setWasOpened] = useState(false)
  const { data } = useQuery(notificationsQuery)
  const unread = data?.unread ?? 0
  const toggle = (): void => {
    setIsOpen(!isOpen)
    setWasOpened(true)
  }
  const button = <BellButton unread={unread} onClick={toggle} />
  if (!wasOpened) return button
  return (
    <Suspense fallback={button}>
      <BellPopover
        items={data?.items ?? []}
        unread={unread}
        isOpen={isOpen}
        onClose={() => setIsOpen(false)}
        onToggle={toggle}
      />
    </Suspense>
  )
}
