import { Modal } from '@mantine/core'
import type { ReactElement, ReactNode } from 'react'
import { keepPlace } from './keep-place.ts'
import { useFocusBack } from './use-focus-back.ts'

type DialogProps = {
  readonly title: string
  readonly onClose: () => void
  readonly size?: 'sm' | 'md' | 'lg' | 'xl'
  /** Escape leaves something inside of it first. */
  readonly isHeld?: boolean
  readonly children: ReactNode
}

/** A form above the page. A click beside it does not close it: what was typed is worth more. */
export function Dialog({ title, onClose, size = 'md', isHeld = false, children }: DialogProps): ReactElement {
  useFocusBack()
  return (
    <Modal
      opened
      onClose={onClose}
      title={title}
      size={size}
      centered
      closeOnClickOutside={false}
      closeOnEscape={!isHeld}
      classNames={{ title: 'dialog__title' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <div ref={keepPlace}>{children}</div>
    </Modal>
  )
}
