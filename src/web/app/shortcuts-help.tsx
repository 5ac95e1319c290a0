import { Kbd, Modal } from '@mantine/core'
import type { ReactElement } from 'react'

const shortcuts: readonly (readonly [readonly string[], string])[] = [
  [['n'], 'Add a task'],
  [['t'], 'This week'],
  [['j', '→'], 'Next week'],
  [['k', '←'], 'Previous week'],
  [['w'], 'Week'],
  [['g'], 'Goals'],
  [['h'], 'Habits'],
  [['Tab', 'Enter'], 'Go to a block, open it'],
  [['Esc'], 'Close a panel'],
  [['?'], 'This help'],
]

export const ShortcutsHelp = ({ onClose }: { readonly onClose: () => void }): ReactElement => (
  <Modal
    opened
    onClose={onClose}
    title="Keyboard shortcuts"
    centered
    closeButtonProps={{ 'aria-label': 'Close' }}
  >
    <dl className="shortcuts">
      {shortcuts.map(([keys, what]) => (
        <div key={what}>
          <dt>
            {keys.map((key) => (
              <Kbd key={key}>{key}</Kbd>
            ))}
          </dt>
          <dd>{what}</dd>
        </div>
      ))}
    </dl>
  </Modal>
)
