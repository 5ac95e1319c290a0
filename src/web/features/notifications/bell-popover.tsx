import { Popover } from '@mantine/core'
import { useEffect, useRef, useState, type ComponentProps, type ReactElement } from 'react'
import { BellButton } from './bell-button.tsx'
import { NotificationPanel } from './notification-panel.tsx'

type BellPopoverProps = Pick<ComponentProps<typeof NotificationPanel>, 'items' | 'unread'> & {
  readonly isOpen: boolean
  readonly onClose: () => void
  readonly onToggle: () => void
}

/** The bell once it was asked: the list of what there is floats below it. */
export function BellPopover({ items, unread, isOpen, onClose, onToggle }: BellPopoverProps): ReactElement {
  const button = useRef<HTMLButtonElement>(null)
  const [isReady, setIsReady] = useState(false)
  // This bell takes the place of the one that was clicked: the focus must come back to it.
  useEffect(() => {
    button.current?.focus()
    queueMicrotask(() => setIsReady(true))
  }, [])
  return (
    <Popover
      opened={isOpen && isReady}
      onChange={(opened) => {
        if (!opened) onClose()
      }}
      position="bottom-end"
      width={380}
      shadow="md"
      trapFocus
      returnFocus
    >
      <Popover.Target>
        <BellButton ref={button} unread={unread} onClick={onToggle} />
      </Popover.Target>
      <Popover.Dropdown p={0} aria-label="Notifications">
        <NotificationPanel items={items} unread={unread} onLeave={onClose} />
      </Popover.Dropdown>
    </Popover>
  )
}
