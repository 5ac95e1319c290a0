import { Kbd } from '@mantine/core'
import type { ReactElement } from 'react'
import { Dialog } from '../../ui/dialog.tsx'

type Shortcut = readonly [keys: readonly string[], what: string]

const groups: readonly (readonly [title: string, shortcuts: readonly Shortcut[]])[] = [
  [
    'Anywhere',
    [
      [['Ctrl K', '/'], 'Search, jump to a date, do something'],
      [['n'], 'Add a task'],
      [['Alt Enter'], 'In its line: what would change?'],
      [['w'], 'Week'],
      [['g'], 'Goals'],
      [['h'], 'Habits'],
      [['Esc'], 'Close a panel'],
      [['?'], 'This help'],
    ],
  ],
  [
    'In the week',
    [
      [['t'], 'Today'],
      [['j', '→'], 'Next week'],
      [['k', '←'], 'Previous week'],
      [['d'], 'One day, or the whole week'],
      [['p'], 'What would change? Preview the plan'],
      [['c'], 'New task at a time of your choice'],
    ],
  ],
  [
    'On a block',
    [
      [['Tab', 'Enter'], 'Go to a block, open it'],
      [['m'], 'Move it: ↑ ↓ by time, ← → by day'],
      [['Shift ↑ ↓'], 'While moving: shorter, longer'],
      [['p', 'Alt drag'], 'While moving: what would change?'],
      [['Enter', 'Esc'], 'Put it there, or leave it'],
    ],
  ],
]

export const ShortcutsHelp = ({ onClose }: { readonly onClose: () => void }): ReactElement => (
  <Dialog title="Keyboard shortcuts" onClose={onClose} size="xl">
    <div className="shortcuts-help">
      {groups.map(([title, shortcuts]) => (
        <section key={title} className="shortcuts">
          <h3>{title}</h3>
          <dl>
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
        </section>
      ))}
    </div>
  </Dialog>
)
