import { Checkbox, NativeSelect } from '@mantine/core'
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState, type ReactElement } from 'react'
import { createCycle } from '#contracts/http/cycle-routes.ts'
import { copyObjectives } from '#contracts/http/goal-routes.ts'
import type { CycleView } from '#contracts/http/goals.ts'
import { call } from '../../../api/call.ts'
import { cyclesQuery } from '../../../api/queries.ts'
import { refresh } from '../../../api/topics.ts'
import { plural } from '../../../format/duration.ts'
import { longDateText } from '../../../format/zoned-time.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { cycleAfter } from '../cycle/next-cycle.ts'
import type { ObjectiveView } from '../goal-types.ts'

type TakeOverDialogProps = {
  readonly cycle: CycleView
  readonly objectives: readonly ObjectiveView[]
  readonly onClose: () => void
}
type Choice = { readonly toCycleId: string; readonly objectiveIds: readonly string[] }

/** What is not finished goes on: copies as drafts that begin where the old ones stand. */
export function TakeOverDialog({ cycle, objectives, onClose }: TakeOverDialogProps): ReactElement {
  const { data: cycles = [] } = useQuery(cyclesQuery)
  const later = cycles.filter(({ startsOn }) => startsOn > cycle.startsOn).toReversed()
  const takeOver = useTakeOver(cycle, onClose)
  const [typedTo, setTo] = useState<string | null>(null)
  const [chosen, setChosen] = useState<readonly string[]>(() =>
    objectives.filter(isUnfinished).map(({ id }) => id),
  )
  const toCycleId = typedTo ?? later[0]?.id ?? ''
  const next = cycleAfter(cycle)
  return (
    <Dialog title="Take over into the next cycle" onClose={onClose}>
      <Form
        onSubmit={() => takeOver.mutate({ toCycleId, objectiveIds: chosen })}
        submit={`Take over ${plural(chosen.length, 'objective')}`}
        isPending={takeOver.isPending}
        error={takeOver.error}
        shown={[]}
        onCancel={onClose}
      >
        <NativeSelect
          label="Into"
          data={[
            ...later.map(({ id, title }) => ({ value: id, label: title })),
            { value: '', label: `A new cycle: ${next.title}` },
          ]}
          description={toCycleId === '' && `${longDateText(next.startsOn)} to ${longDateText(next.endsOn)}`}
          value={toCycleId}
          onChange={(event) => setTo(event.currentTarget.value)}
        />
        <Checkbox.Group
          label="Objectives"
          description="They come as drafts, with their key results and hours; nothing is planned before you activate them."
          value={[...chosen]}
          onChange={setChosen}
        >
          <div className="take-over__list">
            {objectives.map(({ id, title, status }) => (
              <Checkbox key={id} value={id} label={`${title} (${status})`} />
            ))}
          </div>
        </Checkbox.Group>
      </Form>
    </Dialog>
  )
}

/** What is under way, and what was closed before it came to its end. */
const isUnfinished = ({ status, outcome: { progress } }: ObjectiveView): boolean =>
  status === 'active' || status === 'paused' || (status === 'done' && progress !== null && progress < 1)

/** Adds the next cycle where it is not there yet, and goes to it afterwards. */
function useTakeOver(cycle: CycleView, onClose: () => void) {
  const client = useQueryClient()
  const navigate = useNavigate()
  return useMutation<string, Error, Choice>({
    mutationFn: async ({ toCycleId, objectiveIds }) => {
      // What all of the workspace worked in goes on for all of it, where that may be said.
      const next = { ...cycleAfter(cycle), isShared: cycle.isShared && cycle.mayEdit }
      const id = toCycleId === '' ? (await call(createCycle, { body: next })).id : toCycleId
      const body = { fromCycleId: cycle.id, objectiveIds: [...objectiveIds] }
      await call(copyObjectives, { params: { id }, body })
      return id
    },
    onSuccess: (id, { objectiveIds }) => {
      showToast({ kind: 'done', text: `${plural(objectiveIds.length, 'draft')} taken over.` })
      onClose()
      void navigate({ to: '/goals', search: { cycle: id } })
    },
    onSettled: () => refresh(client, ['goals']),
  })
}
