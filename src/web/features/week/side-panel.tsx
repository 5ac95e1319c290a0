import { Drawer } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { keepPlace } from '../../ui/keep-place.ts'
import { useFocusBack } from '../../ui/use-focus-back.ts'

type SidePanelProps = {
  readonly title: string
  /** What the button that closes it is called. */
  readonly closeLabel: string
  readonly onClose: () => void
  readonly children: ReactNode
}

/** What one wants to know of a thing in the week, at its right edge. */
export function SidePanel({ title, closeLabel, onClose, children }: SidePanelProps): ReactElement {
  useFocusBack()
  return (
    <Drawer
      opened
      onClose={onClose}
      position="right"
      size="md"
      title={title}
      classNames={{ title: 'panel__title', body: 'panel' }}
      overlayProps={{ backgroundOpacity: 0.15 }}
      closeButtonProps={{ 'aria-label': closeLabel }}
      // The week fits its window, so there is nothing to lock; doing it would style every event anew.
      lockScroll={false}
    >
      <div ref={keepPlace}>{children}</div>
    </Drawer>
  )
}
