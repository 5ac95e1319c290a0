import { ActionIcon, Checkbox } from '@mantine/core'
import { useState, type ReactElement } from 'react'
import { addMilestone, deleteMilestone, updateMilestone } from '#contracts/http/key-result-routes.ts'
import { useAct } from '../../../api/use-act.ts'
import { Icon } from '../../../ui/icon.tsx'
import type { KeyResultView } from '../goal-types.ts'

type MilestoneKeyResult = Extract<KeyResultView, { kind: 'milestone' }>

type MilestoneListProps = { readonly keyResult: MilestoneKeyResult; readonly mayEdit: boolean }

/** Milestones to be ticked off, and one line for the next; folded when nothing is left to do. */
export function MilestoneList(props: MilestoneListProps): ReactElement {
  const { milestones } = props.keyResult
  const isDone = milestones.length > 0 && milestones.every(({ doneAt }) => doneAt !== null)
  // The last tick leaves the list open: it may have been a slip.
  const [wasDone] = useState(isDone)
  if (!isDone || !wasDone) return <Milestones {...props} />
  return (
    <details className="milestones-done">
      <summary>Show the milestones</summary>
      <Milestones {...props} />
    </details>
  )
}

function Milestones({ keyResult, mayEdit }: MilestoneListProps): ReactElement {
  return (
    <ul className="milestones">
      {keyResult.milestones.map((milestone) => (
        <MilestoneRow key={milestone.id} keyResultId={keyResult.id} milestone={milestone} mayEdit={mayEdit} />
      ))}
      {mayEdit && (
        <li>
          <NewMilestone keyResultId={keyResult.id} />
        </li>
      )}
    </ul>
  )
}

type MilestoneRowProps = {
  readonly keyResultId: string
  readonly milestone: MilestoneKeyResult['milestones'][number]
  readonly mayEdit: boolean
}

function MilestoneRow({ keyResultId, milestone, mayEdit }: MilestoneRowProps): ReactElement {
  const update = useAct(updateMilestone, { topics: ['goals'] })
  const remove = useAct(deleteMilestone, { topics: ['goals'] })
  const params = { id: keyResultId, milestoneId: milestone.id }
  const wanted = update.isPending ? update.variables?.body.done : undefined
  return (
    <li className="milestone">
      <Checkbox
        size="xs"
        label={milestone.title}
        checked={wanted ?? milestone.doneAt !== null}
        disabled={!mayEdit || update.isPending}
        onChange={(event) => update.mutate({ params, body: { done: event.currentTarget.checked } })}
      />
      {mayEdit && milestone.doneAt === null && (
        <ActionIcon
          className="milestone__remove"
          size="xs"
          variant="subtle"
          color="gray"
          aria-label={`Remove milestone ${milestone.title}`}
          disabled={remove.isPending}
          onClick={() => remove.mutate({ params })}
        >
          <Icon name="close" size={12} />
        </ActionIcon>
      )}
    </li>
  )
}

function NewMilestone({ keyResultId }: { readonly keyResultId: string }): ReactElement {
  const [title, setTitle] = useState('')
  const add = useAct(addMilestone, { topics: ['goals'], onDone: () => setTitle('') })
  return (
    <form
      onSubmit={(event) => {
        event.preventDefault()
        if (title.trim() !== '') add.mutate({ params: { id: keyResultId }, body: { title } })
      }}
    >
      <input
        className="milestones__new"
        aria-label="New milestone"
        placeholder="+ Milestone"
        value={title}
        disabled={add.isPending}
        onChange={(event) => setTitle(event.currentTarget.value)}
      />
    </form>
  )
}
