import { useQuery } from '@tanstack/react-query'
import { Link, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { cyclesQuery, objectivesQuery } from '../../api/queries.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { formatMinutes, formatShare } from '../../format/duration.ts'
import { Empty } from '../../ui/empty.tsx'
import { NotYet } from '../../ui/not-yet.tsx'
import { Page } from '../../ui/page.tsx'
import { colorVars } from '../../ui/palette.ts'
import { sharedObjectivesQuery } from './goal-queries.ts'
import { GoalTabs } from './goal-tabs.tsx'
import { type GoalBranch, goalTree } from './goal-tree.ts'
import type { ShownObjective } from './goal-types.ts'
import { GoalsOfSelect } from './goals-of-select.tsx'
import { KeeperChip } from './objective/keeper-chip.tsx'
import { PaceBadge } from './pace/pace-badge.tsx'
import { goalsOf, isOwn } from './whose-goals.ts'

/** Which goal serves which, over all cycles and people. */
export function GoalMap(): ReactElement {
  const { person } = useSignedIn()
  const { of = 'mine' } = useSearch({ strict: false })
  const own = useQuery(objectivesQuery(undefined))
  const shared = useQuery(sharedObjectivesQuery)
  return (
    <Page title="Goals" lead="Which goal serves which" actions={<GoalsOfSelect />}>
      <GoalTabs />
      {own.data === undefined || shared.data === undefined ? (
        <NotYet what="the map" queries={[own, shared]} />
      ) : (
        <Tree goals={goalsOf<ShownObjective>([...own.data, ...shared.data], of, person.id)} />
      )}
    </Page>
  )
}

function Tree({ goals }: { readonly goals: readonly ShownObjective[] }): ReactElement {
  const shown = goals.filter(({ status }) => status !== 'dropped')
  if (shown.length === 0)
    return (
      <Empty
        icon="goal"
        title="No goals yet"
        text="An objective can serve a larger one, also of a colleague: choose it where you edit the objective."
      />
    )
  return (
    <ul className="goal-map" aria-label="Objectives and those that serve them">
      {goalTree(shown).map((branch) => (
        <Branch key={branch.objective.id} branch={branch} />
      ))}
    </ul>
  )
}

const Branch = ({ branch: { objective, children } }: { readonly branch: GoalBranch }): ReactElement => (
  <li>
    <Node objective={objective} />
    {children.length > 0 && (
      <ul>
        {children.map((child) => (
          <Branch key={child.objective.id} branch={child} />
        ))}
      </ul>
    )}
  </li>
)

function Node({ objective }: { readonly objective: ShownObjective }): ReactElement {
  const { data: cycles = [] } = useQuery(cyclesQuery)
  const { id, cycleId, title, status, outcome, effort, colorId } = objective
  const cycle = cycles.find((one) => one.id === cycleId)
  return (
    <article className="card goal-node" style={colorVars(colorId)} data-status={status}>
      <span className="swatch" aria-hidden="true" />
      <div className="goal-node__what">
        <h2>
          <Link
            to="/goals"
            search={{
              ...(cycle !== undefined && { cycle: cycle.id }),
              ...(!isOwn(objective) && { of: 'all' }),
            }}
            hash={`objective-${id}`}
          >
            {title}
          </Link>
        </h2>
        <p>
          {cycle !== undefined && <span>{cycle.title}</span>}
          {status !== 'active' && <span>{status}</span>}
          <KeeperChip objective={objective} />
        </p>
      </div>
      <div className="goal-node__ledgers">
        <span>
          {outcome.progress === null ? 'Not measured' : `${formatShare(outcome.progress)} reached`}
          {outcome.status !== null && status === 'active' && <PaceBadge status={outcome.status} />}
        </span>
        <span className="goal-node__bar" aria-hidden="true">
          <span style={{ width: `${String((outcome.progress ?? 0) * 100)}%` }} />
        </span>
        <span className="goal-node__hours">{formatMinutes(effort.doneMinutes)} done</span>
      </div>
    </article>
  )
}
