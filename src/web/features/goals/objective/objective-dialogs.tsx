import { type ReactElement } from 'react'
import type { KeyResultView, ShownObjective } from '../goal-types.ts'
import { part } from '../../../ui/part.tsx'

const ObjectiveDialog = part(async () => (await import('./objective-dialog.tsx')).ObjectiveDialog)
const KeyResultDialog = part(
  async () => (await import('../key-result/key-result-dialog.tsx')).KeyResultDialog,
)
const MyHoursDialog = part(async () => (await import('../key-result/my-hours-dialog.tsx')).MyHoursDialog)
const HistoryDrawer = part(async () => (await import('../history-drawer.tsx')).HistoryDrawer)

/** What can be opened of an objective. */
export type OfObjective =
  | { readonly what: 'objective' | 'new' | 'history' }
  | { readonly what: 'edit' | 'hours'; readonly keyResult: KeyResultView }
export type OpenDialog = OfObjective & { readonly objective: ShownObjective }

type ObjectiveDialogsProps = {
  readonly open: OpenDialog
  readonly all: readonly ShownObjective[]
  readonly onClose: () => void
}

/** Beside the cards, and not in them: what is typed outlives the card of an objective that moves or goes. */
export function ObjectiveDialogs({ open, all, onClose }: ObjectiveDialogsProps): ReactElement {
  // As it is now: a colleague may change it meanwhile.
  const live = all.find(({ id }) => id === open.objective.id)
  const objective = live ?? open.objective
  switch (open.what) {
    case 'objective':
      return (
        <ObjectiveDialog
          objective={objective}
          isGone={live === undefined}
          cycleId={objective.cycleId}
          onClose={onClose}
        />
      )
    case 'new':
      return <KeyResultDialog objectiveId={objective.id} keyResult={null} onClose={onClose} />
    case 'edit': {
      const keyResult = objective.keyResults.find(({ id }) => id === open.keyResult.id)
      return (
        <KeyResultDialog
          objectiveId={objective.id}
          keyResult={keyResult ?? open.keyResult}
          isGone={keyResult === undefined}
          onClose={onClose}
        />
      )
    }
    case 'hours':
      return <MyHoursDialog keyResult={open.keyResult} onClose={onClose} />
    case 'history':
      return <HistoryDrawer objective={objective} onClose={onClose} />
  }
}
