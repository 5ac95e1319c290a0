import { ActionIcon, Button } from '@mantine/core'
import type { ReactElement } from 'react'
import { updateObjective } from '#contracts/http/objective-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { Icon } from '../../../ui/icon.tsx'
import { colorVars } from '../../../ui/palette.ts'
import { useGoalsInView } from '../goals-context.ts'
import { HintsAt } from '../hints.tsx'
import { KeeperChip } from './keeper-chip.tsx'
import type { OfObjective } from './objective-dialogs.tsx'
import { KeyResultRow } from '../key-result/key-result-row.tsx'
import { Ledgers } from '../key-result/ledgers.tsx'
import { withoutPace } from '../pace/without-pace.ts'
import { mayEdit } from '../whose-goals.ts'
import type { ObjectiveView, ShownObjective } from '../goal-types.ts'

/** One objective: both its ledgers, then the key results that make them. */
export function ObjectiveCard({ objective: given }: { readonly objective: ShownObjective }): ReactElement {
  const { openDialog } = useGoalsInView()
  const setOpen = (what: OfObjective): void => openDialog({ ...what, objective: given })
  const objective = given.status === 'draft' ? withoutPace(given) : given
  const isOpenToMe = mayEdit(given)
  const { id, keyResults } = objective
  return (
    <article
      className="card objective"
      id={`objective-${id}`}
      style={colorVars(objective.colorId)}
      data-status={objective.status}
    >
      <ObjectiveHead objective={objective} mayEdit={isOpenToMe} onOpen={(what) => setOpen({ what })} />
      <HintsAt objectiveId={id} keyResultId={null} />
      <Ledgers outcome={objective.outcome} effort={objective.effort} finalScore={objective.finalScore} />
      {keyResults.length > 0 && (
        <ul className="key-results">
          {keyResults.map((keyResult) => (
            <KeyResultRow
              key={keyResult.id}
              keyResult={keyResult}
              mayEdit={isOpenToMe}
              mayLink={given.mayLink ?? true}
              onEdit={() => setOpen({ what: isOpenToMe ? 'edit' : 'hours', keyResult })}
            />
          ))}
        </ul>
      )}
      {isOpenToMe && (
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
      )}
    </article>
  )
}

type ObjectiveHeadProps = {
  readonly objective: ShownObjective
  readonly mayEdit: boolean
  readonly onOpen: (what: 'objective' | 'history') => void
}

function ObjectiveHead({ objective, mayEdit, onOpen }: ObjectiveHeadProps): ReactElement {
  const { title, why, kind, status } = objective
  return (
    <header className="objective__head">
      <span className="swatch" aria-hidden="true" />
      <div className="objective__title">
        <Serves objective={objective} />
        <h2>{title}</h2>
        {why !== '' && <p>{why}</p>}
      </div>
      <KeeperChip objective={objective} />
      {kind === 'aspirational' && <span className="chip">Aspirational</span>}
      {status !== 'active' && <span className="chip">{statusLabel[status]}</span>}
      {mayEdit && status === 'draft' && <Activate objective={objective} />}
      <ActionIcon
        variant="subtle"
        color="gray"
        aria-label={`History of ${title}`}
        title="History"
        onClick={() => onOpen('history')}
      >
        <Icon name="clock" />
      </ActionIcon>
      {mayEdit && (
        <ActionIcon
          variant="subtle"
          color="gray"
          aria-label={`Edit ${title}`}
          title="Edit"
          onClick={() => onOpen('objective')}
        >
          <Icon name="edit" />
        </ActionIcon>
      )}
    </header>
  )
}

/** The objective that it serves, where that one stands in another cycle: in the same one it stands above. */
function Serves({ objective: { parentId, cycleId } }: { readonly objective: ObjectiveView }) {
  const { all } = useGoalsInView()
  const parent = all.find(({ id }) => id === parentId)
  if (parent === undefined || (parent.cycleId === cycleId && parent.status !== 'dropped')) return null
  return <p className="objective__serves">For “{parent.title}”</p>
}

function Activate({ objective: { id, title } }: { readonly objective: ObjectiveView }): ReactElement {
  const activate = useAct(updateObjective, {
    topics: ['goals', 'tasks'],
    done: `“${title}” is active. Its hours are planned next.`,
  })
  return (
    <Button
      size="compact-sm"
      variant="light"
      aria-label={`Activate ${title}`}
      title="Nothing is planned for a draft"
      loading={activate.isPending}
      onClick={() => activate.mutate({ params: { id }, body: { status: 'active' } })}
    >
      Activate
    </Button>
  )
}

const statusLabel = {
  draft: 'Draft',
  active: 'Active',
  paused: 'Paused',
  done: 'Done',
  dropped: 'Dropped',
} as const
