import { Button } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useState, type ReactElement } from 'react'
import type { CycleView as Cycle } from '#contracts/http/goals.ts'
import { objectivesQuery } from '../../api/queries.ts'
import { serverNow, useSignedIn } from '../../app/session-context.ts'
import { dateOf } from '../../format/zoned-time.ts'
import { Empty } from '../../ui/empty.tsx'
import { Achievements } from './achievements.tsx'
import { CycleEnd } from './cycle-end.tsx'
import { goalTree, type GoalBranch } from './goal-tree.ts'
import type { GoalsDialog, ObjectiveView } from './goal-types.ts'
import { GoalsContext } from './goals-context.ts'
import { HintSummary } from './hints.tsx'
import { ObjectiveCard } from './objective-card.tsx'
import { useHints } from './use-hints.ts'

type ObjectiveListProps = {
  readonly cycle: Cycle
  readonly objectives: readonly ObjectiveView[]
  readonly onOpen: (dialog: GoalsDialog) => void
}

export function ObjectiveList({ cycle, objectives, onOpen }: ObjectiveListProps): ReactElement {
  const signedIn = useSignedIn()
  const { data: all = objectives } = useQuery(objectivesQuery(undefined))
  const hints = useHints(cycle.id)
  const [showsDropped, setShowsDropped] = useState(false)
  const nowMs = serverNow(signedIn)
  const today = dateOf(nowMs, signedIn.person.timeZone)
  const dropped = objectives.filter(({ status }) => status === 'dropped').length
  const shown = showsDropped ? objectives : objectives.filter(({ status }) => status !== 'dropped')
  return (
    <GoalsContext value={{ cycle, nowMs, today, all, hints }}>
      <HintSummary />
      <CycleEnd objectives={objectives} onTakeOver={() => onOpen('take-over')} />
      {shown.length === 0 ? (
        <NoObjectives onAdd={() => onOpen('objective')} />
      ) : (
        <Branches branches={goalTree(shown)} isRoot />
      )}
      <Achievements />
      <footer className="goals-foot">
        <Button variant="subtle" color="gray" size="xs" onClick={() => onOpen('history')}>
          History
        </Button>
        {objectives.length > 0 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => onOpen('take-over')}>
            Take over into the next cycle…
          </Button>
        )}
        {dropped > 0 && (
          <Button variant="subtle" color="gray" size="xs" onClick={() => setShowsDropped(!showsDropped)}>
            {showsDropped ? 'Hide dropped objectives' : `Show ${dropped} dropped`}
          </Button>
        )}
      </footer>
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

const NoObjectives = ({ onAdd }: { readonly onAdd: () => void }): ReactElement => (
  <Empty
    icon="goal"
    title="What matters in this cycle?"
    text="An objective says what you want to reach and why; its key results say how you will know. Give a key result hours per week and they are planned into your calendar."
  >
    <Button onClick={onAdd}>Add the first objective</Button>
  </Empty>
)
