import { ActionIcon, Button } from '@mantine/core'
import type { ReactElement, RefObject } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import type { KeyResultView } from '../goal-types.ts'

type Opener = { readonly isOpen: boolean; readonly toggle: () => void }

type KeyResultActionsProps = {
  readonly keyResult: KeyResultView
  readonly mayEdit: boolean
  readonly mayLink: boolean
  readonly checkIn: Opener
  readonly checkInButton: RefObject<HTMLButtonElement | null>
  readonly pace: Opener
  readonly onEdit: () => void
}

/** What can be done with a key result: look at its pace, say a word, change it, or give it hours of one's own. */
export function KeyResultActions(props: KeyResultActionsProps): ReactElement {
  const { keyResult, mayEdit, mayLink, checkIn, checkInButton, pace, onEdit } = props
  const { title } = keyResult
  const isFresh = keyResult.checkIn === null || keyResult.checkIn.status === 'fresh'
  return (
    <div className="key-result__actions">
      {mayEdit && (
        <Button
          ref={checkInButton}
          size="compact-xs"
          variant={isFresh ? 'default' : 'light'}
          aria-label={`Check in: ${title}`}
          aria-expanded={checkIn.isOpen}
          onClick={checkIn.toggle}
        >
          Check in
        </Button>
      )}
      {!mayEdit && mayLink && (
        <Button size="compact-xs" variant="default" aria-label={`My hours: ${title}`} onClick={onEdit}>
          My hours…
        </Button>
      )}
      <ActionIcon
        variant={pace.isOpen ? 'light' : 'subtle'}
        color={pace.isOpen ? 'indigo' : 'gray'}
        aria-label={`Pace: ${title}`}
        title="Pace and forecast"
        aria-expanded={pace.isOpen}
        onClick={pace.toggle}
      >
        <Icon name="chart" size={16} />
      </ActionIcon>
      {mayEdit && (
        <ActionIcon variant="subtle" color="gray" aria-label={`Edit ${title}`} onClick={onEdit}>
          <Icon name="edit" size={16} />
        </ActionIcon>
      )}
    </div>
  )
}
