import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { Suspense, useState, type ReactElement } from 'react'
import type { CycleView as Cycle } from '#contracts/http/goals.ts'
import { objectivesQuery } from '../../../api/queries.ts'
import { longDateText } from '../../../format/zoned-time.ts'
import { Icon } from '../../../ui/icon.tsx'
import { NotYet } from '../../../ui/not-yet.tsx'
import { Page } from '../../../ui/page.tsx'
import { sharedObjectivesQuery, warningsQuery } from '../goal-queries.ts'
import { CycleMenu } from './cycle-menu.tsx'
import { readGoalSearch } from '../goal-search.ts'
import { GoalTabs } from '../goal-tabs.tsx'
import { GoalsOfSelect } from '../goals-of-select.tsx'
import { cycleAfter } from './next-cycle.ts'
import { ObjectiveList } from '../objective/objective-list.tsx'
import type { GoalsDialog, ObjectiveView } from '../goal-types.ts'
import { part } from '../../../ui/part.tsx'

const ObjectiveDialog = part(async () => (await import('../objective/objective-dialog.tsx')).ObjectiveDialog)
const CycleDialog = part(async () => (await import('./cycle-dialog.tsx')).CycleDialog)
const CloseCycleDialog = part(async () => (await import('./close-cycle-dialog.tsx')).CloseCycleDialog)
const HistoryDrawer = part(async () => (await import('../history-drawer.tsx')).HistoryDrawer)
const TakeOverDialog = part(async () => (await import('../objective/take-over-dialog.tsx')).TakeOverDialog)

type CycleProps = { readonly cycles: readonly Cycle[]; readonly cycle: Cycle }

/** Objectives of a cycle, with what was reached and what was put in. */
export function CycleView({ cycles, cycle }: CycleProps): ReactElement {
  const query = useQuery(objectivesQuery(cycle.id))
  const objectives = query.data
  // Hints stand above the goals: shown later, they would push them down.
  const { isPending: isHintPending } = useQuery(warningsQuery(cycle.id))
  const { of } = useSearch({ strict: false })
  const { isPending: isSharedPending } = useQuery(sharedObjectivesQuery)
  const [dialog, setDialog] = useState<GoalsDialog | null>(null)
  return (
    <Page
      title="Goals"
      lead={spanOf(cycle)}
      actions={
        <>
          <GoalsOfSelect />
          <CyclePicker cycles={cycles} cycle={cycle} />
          <CycleMenu cycle={cycle} hasObjectives={(objectives ?? []).length > 0} onOpen={setDialog} />
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setDialog('objective')}>
            Objective
          </Button>
        </>
      }
    >
      <GoalTabs />
      {objectives === undefined || isHintPending || (isSharedPending && of !== undefined) ? (
        <NotYet what="the objectives" queries={[query]} />
      ) : (
        <ObjectiveList key={cycle.id} cycle={cycle} objectives={objectives} onOpen={setDialog} />
      )}
      <Suspense fallback={null}>
        <Dialogs
          dialog={dialog}
          cycles={cycles}
          cycle={cycle}
          objectives={objectives ?? []}
          onOpen={setDialog}
        />
      </Suspense>
    </Page>
  )
}

const spanOf = ({ startsOn, endsOn }: Cycle): string => `${longDateText(startsOn)} to ${longDateText(endsOn)}`

function CyclePicker({ cycles, cycle }: CycleProps): ReactElement {
  const navigate = useNavigate()
  return (
    <NativeSelect
      aria-label="Cycle"
      data={cycles.map(({ id, title }) => ({ value: id, label: title }))}
      value={cycle.id}
      onChange={(event) =>
        void navigate({
          to: '/goals',
          search: (now) => ({ ...readGoalSearch(now), cycle: event.currentTarget.value }),
        })
      }
    />
  )
}

type DialogsProps = CycleProps & {
  readonly dialog: GoalsDialog | null
  readonly objectives: readonly ObjectiveView[]
  readonly onOpen: (dialog: GoalsDialog | null) => void
}

function Dialogs({ dialog, cycles, cycle, objectives, onOpen }: DialogsProps): ReactElement | null {
  const navigate = useNavigate()
  const onClose = (): void => onOpen(null)
  const goTo = (id: string | null): void =>
    void navigate({ to: '/goals', search: id === null ? {} : { cycle: id } })
  switch (dialog) {
    case null:
      return null
    case 'objective':
      return <ObjectiveDialog objective={null} cycleId={cycle.id} onClose={onClose} />
    case 'new-cycle':
      return (
        <CycleDialog
          cycle={null}
          proposal={cycleAfter(cycles[0] ?? cycle)}
          onSaved={goTo}
          onClose={onClose}
        />
      )
    case 'change-cycle':
      return <CycleDialog cycle={cycle} proposal={cycle} onSaved={goTo} onClose={onClose} />
    case 'close-cycle':
      return (
        <CloseCycleDialog
          cycle={cycle}
          objectives={objectives}
          onClosed={() => onOpen('take-over')}
          onClose={onClose}
        />
      )
    case 'history':
      return <HistoryDrawer objective={null} onClose={onClose} />
    case 'take-over':
      return <TakeOverDialog cycle={cycle} objectives={objectives} onClose={onClose} />
  }
}
