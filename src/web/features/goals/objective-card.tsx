import { ActionIcon, Button } from '@mantine/core'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import { Icon } from '../../ui/icon.tsx'
import { colorVars } from '../../ui/palette.ts'
import { KeyResultRow } from './key-result-row.tsx'
import { Ledgers } from './ledgers.tsx'
import type { KeyResultView, ObjectiveView } from './goal-types.ts'

const ObjectiveDialog = lazy(async () => ({
  default: (await import('./objective-dialog.tsx')).ObjectiveDialog,
}))
const KeyResultDialog = lazy(async () => ({
  default: (await import('./key-result-dialog.tsx')).KeyResultDialog,
}))
const CheckInDialog = lazy(async () => ({ default: (await import('./check-in-dialog.tsx')).CheckInDialog }))

type Open =
  | { readonly what: 'objective' | 'new' }
  | { readonly what: 'edit' | 'check-in'; readonly keyResult: KeyResultView }
  | null

/** One objective: both its ledgers, then the key results that make them. */
export function ObjectiveCard({ objective }: { readonly objective: ObjectiveView }): ReactElement {
  const [open, setOpen] = useState<Open>(null)
  const { title, why, kind, status, keyResults } = objective
  return (
    <article className="card objective" style={colorVars(objective.colorId)} data-status={status}>
      <header className="objective__head">
        <span className="swatch" aria-hidden="true" />
        <div className="objective__title">
          <h2>{title}</h2>
          {why !== '' && <p>{why}</p>}
        </div>
        {kind === 'aspirational' && <span className="chip">Aspirational</span>}
        {status !== 'active' && <span className="chip">{statusLabel[status]}</span>}
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Edit ${title}`}
          onClick={() => setOpen({ what: 'objective' })}
        >
          <Icon name="edit" />
        </ActionIcon>
      </header>
      <Ledgers outcome={objective.outcome} effort={objective.effort} />
      {keyResults.length > 0 && (
        <ul className="key-results">
          {keyResults.map((keyResult) => (
            <KeyResultRow
              key={keyResult.id}
              keyResult={keyResult}
              onEdit={() => setOpen({ what: 'edit', keyResult })}
              onCheckIn={() => setOpen({ what: 'check-in', keyResult })}
            />
          ))}
        </ul>
      )}
      <footer className="objective__foot">
        {keyResults.length === 0 && <span>How will you know? Add a key result.</span>}
        <Button
          variant="subtle"
          size="compact-sm"
          leftSection={<Icon name="plus" size={14} />}
          onClick={() => setOpen({ what: 'new' })}
        >
          Key result
        </Button>
      </footer>
      <Suspense fallback={null}>
        <ObjectiveDialogs objective={objective} open={open} onClose={() => setOpen(null)} />
      </Suspense>
    </article>
  )
}

const statusLabel = {
  draft: 'Draft',
  active: 'Active',
  paused: 'Paused',
  done: 'Done',
  dropped: 'Dropped',
} as const

type ObjectiveDialogsProps = {
  readonly objective: ObjectiveView
  readonly open: Open
  readonly onClose: () => void
}

function ObjectiveDialogs({ objective, open, onClose }: ObjectiveDialogsProps): ReactElement | null {
  switch (open?.what) {
    case undefined:
      return null
    case 'objective':
      return <ObjectiveDialog objective={objective} cycleId={objective.cycleId} onClose={onClose} />
    case 'new':
      return <KeyResultDialog objectiveId={objective.id} keyResult={null} onClose={onClose} />
    case 'edit':
      return <KeyResultDialog objectiveId={objective.id} keyResult={open.keyResult} onClose={onClose} />
    case 'check-in':
      return <CheckInDialog keyResult={open.keyResult} onClose={onClose} />
  }
}
