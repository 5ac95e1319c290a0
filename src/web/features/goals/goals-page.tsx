import { Button, NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { lazy, Suspense, useState, type ReactElement } from 'react'
import type { CycleView } from '#contracts/http/goals.ts'
import { messageOf } from '../../api/api-error.ts'
import { cyclesQuery, objectivesQuery } from '../../api/queries.ts'
import { longDateText } from '../../format/zoned-time.ts'
import { Empty } from '../../ui/empty.tsx'
import { Failure } from '../../ui/failure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { Page } from '../../ui/page.tsx'
import { Loading } from '../../ui/splash.tsx'
import { ObjectiveCard } from './objective-card.tsx'
import './goals.css'
import type { ObjectiveView } from './goal-types.ts'

const ObjectiveDialog = lazy(async () => ({
  default: (await import('./objective-dialog.tsx')).ObjectiveDialog,
}))
const CycleDialog = lazy(async () => ({ default: (await import('./cycle-dialog.tsx')).CycleDialog }))

/** Objectives of a cycle, with what was reached and what was put in. */
export function GoalsPage(): ReactElement {
  const { data: cycles, error, refetch } = useQuery(cyclesQuery)
  const { cycle: wanted } = useSearch({ strict: false })
  const [dialog, setDialog] = useState<'objective' | 'cycle' | null>(null)
  if (cycles === undefined) {
    return error === null ? (
      <Loading what="your goals" />
    ) : (
      <Failure title="The goals could not be loaded" text={messageOf(error)} onRetry={() => void refetch()} />
    )
  }
  const cycle = chosen(cycles, wanted)
  return (
    <Page
      title="Goals"
      lead={cycle && spanOf(cycle)}
      actions={
        <>
          <CyclePicker cycles={cycles} cycle={cycle} onNew={() => setDialog('cycle')} />
          <Button leftSection={<Icon name="plus" size={16} />} onClick={() => setDialog('objective')}>
            Objective
          </Button>
        </>
      }
    >
      {cycle !== undefined && <ObjectiveList cycle={cycle} onAdd={() => setDialog('objective')} />}
      <Suspense fallback={null}>
        {dialog === 'objective' && cycle !== undefined && (
          <ObjectiveDialog objective={null} cycleId={cycle.id} onClose={() => setDialog(null)} />
        )}
        {dialog === 'cycle' && <CycleDialog onClose={() => setDialog(null)} />}
      </Suspense>
    </Page>
  )
}

const chosen = (cycles: readonly CycleView[], wanted: string | undefined): CycleView | undefined =>
  cycles.find(({ id }) => id === wanted) ?? cycles.find(({ isCurrent }) => isCurrent) ?? cycles[0]

const spanOf = ({ startsOn, endsOn, isCurrent }: CycleView): string =>
  `${longDateText(startsOn)} to ${longDateText(endsOn)}${isCurrent ? ', the current cycle' : ''}`

type CyclePickerProps = {
  readonly cycles: readonly CycleView[]
  readonly cycle: CycleView | undefined
  readonly onNew: () => void
}

function CyclePicker({ cycles, cycle, onNew }: CyclePickerProps): ReactElement {
  const navigate = useNavigate()
  return (
    <>
      <NativeSelect
        aria-label="Cycle"
        data={cycles.map(({ id, title }) => ({ value: id, label: title }))}
        value={cycle?.id ?? ''}
        onChange={(event) => void navigate({ to: '/goals', search: { cycle: event.currentTarget.value } })}
      />
      <Button variant="default" onClick={onNew}>
        New cycle…
      </Button>
    </>
  )
}

type ObjectiveListProps = { readonly cycle: CycleView; readonly onAdd: () => void }

function ObjectiveList({ cycle, onAdd }: ObjectiveListProps): ReactElement {
  const { data: objectives } = useQuery(objectivesQuery(cycle.id))
  const [shows, setShows] = useState(false)
  if (objectives === undefined) return <Loading what="the objectives" />
  const dropped = objectives.filter(({ status }) => status === 'dropped')
  const shown = shows ? objectives : objectives.filter(({ status }) => status !== 'dropped')
  return (
    <>
      {shown.length === 0 ? (
        <Empty
          icon="goal"
          title="What matters in this cycle?"
          text="An objective says what you want to reach and why; its key results say how you will know. Give a key result hours per week and they are planned into your calendar."
        >
          <Button onClick={onAdd}>Add the first objective</Button>
        </Empty>
      ) : (
        <div className="objectives">
          {shown.map((objective: ObjectiveView) => (
            <ObjectiveCard key={objective.id} objective={objective} />
          ))}
        </div>
      )}
      {dropped.length > 0 && (
        <Button variant="subtle" color="gray" size="xs" onClick={() => setShows(!shows)}>
          {shows ? 'Hide dropped objectives' : `Show ${dropped.length} dropped`}
        </Button>
      )}
    </>
  )
}
