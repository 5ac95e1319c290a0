import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { Suspense, useState, type ReactElement } from 'react'
import type { CycleView as Cycle } from '#contracts/http/goals.ts'
import { cyclesQuery, objectivesQuery } from '../../../api/queries.ts'
import { serverNow, useSignedIn } from '../../../app/session-context.ts'
import { dateOf } from '../../../format/zoned-time.ts'
import { Empty } from '../../../ui/empty.tsx'
import { Achievements } from '../cycle/achievements.tsx'
import { CycleEnd } from '../cycle/cycle-end.tsx'
import { sharedObjectivesQuery } from '../goal-queries.ts'
import { goalTree, type GoalBranch } from '../goal-tree.ts'
import type { GoalsDialog, ObjectiveView, ShownObjective } from '../goal-types.ts'
import { GoalsContext } from '../goals-context.ts'
import { HintSummary } from '../hints.tsx'
import { ObjectiveCard } from './objective-card.tsx'
import { ObjectiveDialogs, type OpenDialog } from './objective-dialogs.tsx'
import { useSeenFirst } from './use-seen-first.ts'
import { useHints } from '../use-hints.ts'
import { goalsOf, inCycle } from '../whose-goals.ts'

type ObjectiveListProps = {
  readonly cycle: Cycle
  readonly objectives: readonly ObjectiveView[]
  readonly onOpen: (dialog: GoalsDialog) => void
}

export function ObjectiveList({ cycle, objectives, onOpen }: ObjectiveListProps): ReactElement {
  const signedIn = useSignedIn()
  const { data: own = objectives } = useQuery(objectivesQuery(undefined))
  const { inView, colleagues } = useGoalsOf(cycle, objectives)
  const hints = useHints(cycle.id)
  const { of } = useSearch({ strict: false })
  const [showsDropped, setShowsDropped] = useState(false)
  const [open, setOpen] = useState<OpenDialog | null>(null)
  const all = [...own, ...colleagues]
  const nowMs = serverNow(signedIn)
  const today = dateOf(nowMs, signedIn.person.timeZone)
  const dropped = inView.filter(({ status }) => status === 'dropped').length
  const shown = showsDropped ? inView : inView.filter(({ status }) => status !== 'dropped')
  const branches = useSeenFirst(goalTree(shown))
  return (
    <GoalsContext value={{ cycle, nowMs, today, all, hints, openDialog: setOpen }}>
      <HintSummary />
      <CycleEnd objectives={objectives} onOpen={onOpen} />
      {shown.length === 0 ? (
        <NoObjectives isMine={of === undefined} onAdd={() => onOpen('objective')} />
      ) : (
        <Branches branches={branches} isRoot />
      )}
      <Achievements />
      <footer className="goals-foot">
        <Button variant="subtle" color="gray" size="xs" onClick={() => onOpen('history')}>
          History
        </Button>
        {dropped > 0 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => setShowsDropped(!showsDropped)}>
            {showsDropped ? 'Hide dropped objectives' : `Show ${dropped} dropped`}
          </Button>
        )}
      </footer>
      <Suspense fallback={null}>
        {open !== null && (
          <ObjectiveDialogs open={open} all={[...objectives, ...all]} onClose={() => setOpen(null)} />
        )}
      </Suspense>
    </GoalsContext>
  )
}

type BranchesProps = { readonly branches: readonly GoalBranch[]; readonly isRoot?: boolean }

/** Objectives, and those that serve them below and further in. */
const Branches = ({ branches, isRoot = false }: BranchesProps): ReactElement => (
  <ul className={isRoot ? 'objectives' : 'objectives objectives--below'}>
    {branches.map(({ objective, children }) => (
      <li key={objective.id}>
        <ObjectiveCard objective={objective} />
        {children.length > 0 && <Branches branches={children} />}
      </li>
    ))}
  </ul>
)

/** Goals of the cycle that the filter shows, and all that colleagues share. */
function useGoalsOf(cycle: Cycle, own: readonly ObjectiveView[]) {
  const { person } = useSignedIn()
  const { of = 'mine' } = useSearch({ strict: false })
  const { data: colleagues = [] } = useQuery(sharedObjectivesQuery)
  const { data: cycles = [] } = useQuery(cyclesQuery)
  const inView = goalsOf<ShownObjective>([...own, ...inCycle(colleagues, cycle, cycles)], of, person.id)
  return { inView, colleagues }
}

type NoObjectivesProps = { readonly isMine: boolean; readonly onAdd: () => void }

const NoObjectives = ({ isMine, onAdd }: NoObjectivesProps): ReactElement =>
  isMine ? (
    <Empty
      icon="goal"
      title="What matters in this cycle?"
      text="An objective says what you want to reach and why; its key results say how you will know. Give a key result hours per week and they are planned into your calendar."
    >
      <Button onClick={onAdd}>Add the first objective</Button>
    </Empty>
  ) : (
    <Empty
      icon="goal"
      title="No goals here in this cycle"
      text="Objectives that colleagues share with the workspace, or give to this team, stand here."
    />
  )
