import { Combobox, Modal } from '@mantine/core'
import { useId, useMemo, useState, type KeyboardEvent, type ReactElement } from 'react'
import { useFocusBack } from '../../ui/use-focus-back.ts'
import { Icon } from '../../ui/icon.tsx'
import { matching, type PaletteEntry } from './match.ts'
import { useEntries, type PaletteDoors } from './use-entries.ts'
import './palette.css'

type PaletteProps = PaletteDoors & { readonly onClose: () => void }

/** One line from which everything can be reached: a combobox with a list of what fits. */
export function Palette({ onClose, ...doors }: PaletteProps): ReactElement {
  useFocusBack()
  const [query, setQuery] = useState('')
  const entries = matching(useEntries(query, doors), query)
  const [active, setActive] = useState(0)
  const listId = useId()
  const at = Math.min(active, entries.length - 1)
  const current = entries[at]
  const choose = (entry: PaletteEntry | undefined): void => {
    if (entry === undefined) return
    onClose()
    entry.run()
  }
  const onKeyDown = (event: KeyboardEvent): void => {
    const to = nextOf(event.key, at, entries.length)
    if (to === null && event.key !== 'Enter') return
    event.preventDefault()
    if (to === null) choose(current)
    else setActive(to)
  }
  return (
    <Modal
      opened
      onClose={onClose}
      withCloseButton={false}
      attributes={{ content: { 'aria-label': 'Search and commands' } }}
      size="lg"
      yOffset="12vh"
      padding={0}
      transitionProps={{ duration: 90 }}
      // Locking it would style the whole page anew before the first letter is shown.
      lockScroll={false}
    >
      <div className="palette">
        <div className="palette__line">
          <Icon name="search" />
          <input
            className="palette__input"
            role="combobox"
            aria-label="Search, or say what to do"
            aria-expanded
            aria-controls={listId}
            aria-activedescendant={current && optionId(listId, current)}
            aria-autocomplete="list"
            autoComplete="off"
            spellCheck={false}
            placeholder="Search, jump to a date, or do something…"
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value)
              setActive(0)
            }}
            onKeyDown={onKeyDown}
            data-autofocus
          />
          <kbd>Esc</kbd>
        </div>
        <Options listId={listId} entries={entries} current={current} onChoose={choose} onPoint={setActive} />
        <output className={entries.length === 0 ? 'palette__none' : 'sr-only'}>
          {entries.length === 0 ? `Nothing is called “${query}”.` : `${entries.length} found`}
        </output>
      </div>
    </Modal>
  )
}

const optionId = (listId: string, { id }: PaletteEntry): string => `${listId}-${id}`

function nextOf(key: string, at: number, count: number): number | null {
  if (count === 0) return null
  if (key === 'ArrowDown') return (at + 1) % count
  if (key === 'ArrowUp') return (at - 1 + count) % count
  if (key === 'PageDown') return Math.min(at + 8, count - 1)
  return key === 'PageUp' ? Math.max(at - 8, 0) : null
}

type OptionsProps = {
  readonly listId: string
  readonly entries: readonly PaletteEntry[]
  readonly current: PaletteEntry | undefined
  readonly onChoose: (entry: PaletteEntry) => void
  readonly onPoint: (index: number) => void
}

function Options({ listId, entries, current, onChoose, onPoint }: OptionsProps): ReactElement {
  const groups = useMemo(() => [...Map.groupBy(entries, ({ group }) => group)], [entries])
  const submit = (id: string): void => {
    const chosen = entries.find((entry) => entry.id === id)
    if (chosen !== undefined) onChoose(chosen)
  }
  return (
    <Combobox onOptionSubmit={submit} classNames={{ groupLabel: 'palette__group' }}>
      <Combobox.Options id={listId} className="palette__list" aria-label="What fits">
        {groups.map(([group, members]) => (
          <Combobox.Group key={group} label={group} className="palette__members">
            {members.map((entry) => (
              <Combobox.Option
                key={entry.id}
                id={optionId(listId, entry)}
                value={entry.id}
                className="palette__option"
                aria-selected={entry === current}
                ref={entry === current ? intoView : undefined}
                onPointerMove={() => onPoint(entries.indexOf(entry))}
              >
                <span className="palette__label">{entry.label}</span>
                {entry.hint !== undefined && entry.hint !== '' && (
                  <span className="palette__hint">{entry.hint}</span>
                )}
              </Combobox.Option>
            ))}
          </Combobox.Group>
        ))}
      </Combobox.Options>
    </Combobox>
  )
}

const intoView = (element: HTMLElement | null): void => element?.scrollIntoView({ block: 'nearest' })
