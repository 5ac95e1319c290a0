import { Modal } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { examples, QuickAdd } from './quick-add.tsx'
import './tasks.css'

/** The line from anywhere, by pressing n. */
export function QuickAddDialog({ onClose }: { readonly onClose: () => void }): ReactElement {
  useFocusBack()
  const [isAsking, setAsking] = useState(false)
  return (
    <Modal
      opened
      onClose={onClose}
      title="New task"
      size="lg"
      yOffset="14vh"
      closeOnClickOutside={false}
      closeOnEscape={!isAsking}
      classNames={{ title: 'dialog__title' }}
      closeButtonProps={{ 'aria-label': 'Close' }}
    >
      <QuickAdd hasFocus onAdded={onClose} onAsking={setAsking} />
      {!isAsking && <p className="quick-add__more">Or: “{examples[2]}”.</p>}
    </Modal>
  )
}
