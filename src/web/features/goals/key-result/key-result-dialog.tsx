import { SegmentedControl } from '@mantine/core'
import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import {
  createKeyResult,
  deleteEffortPlan,
  deleteKeyResult,
  putEffortPlan,
  updateKeyResult,
} from '#contracts/http/key-result-routes.ts'
import { faultsByField } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { useAct } from '../../../api/use-act.ts'
import { editedThing } from '../../../ui/edited.ts'
import { RemoveButton } from '../../../ui/remove-button.tsx'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { GoneNote } from '../../../ui/gone-note.tsx'
import { ClashNotes } from '../../../ui/clash-notes.tsx'
import { useSharedFields } from '../../../ui/use-shared-fields.ts'
import type { WhatIf } from '../../week/plan/use-preview.ts'
import { useWhatIf } from '../../week/plan/use-what-if.tsx'
import { EffortPlanFields } from './effort-plan-fields.tsx'
import {
  changedKeyResultBody,
  fieldsOfKeyResult,
  newKeyResultBody,
  planBody,
  type KeyResultFields,
} from './key-result-fields.ts'
import { MeasureFields } from './measure-fields.tsx'
import { OwnerSelect } from '../objective/owner-select.tsx'
import type { KeyResultView } from '../goal-types.ts'

type KeyResultDialogProps = {
  readonly objectiveId: string
  readonly keyResult: KeyResultView | null
  /** Somebody deleted it while it was being edited. */
  readonly isGone?: boolean
  readonly onClose: () => void
}

/** Two calls for one form: the key result, then the hours it asks for, if they were changed. */
async function change(keyResult: KeyResultView, fields: KeyResultFields): Promise<void> {
  const params = { id: keyResult.id }
  await call(updateKeyResult, { params, body: changedKeyResultBody(fields) })
  const plan = planBody(fields)
  if (plan !== null) await call(putEffortPlan, { params, body: plan })
  else if (keyResult.effortPlan !== null) await call(deleteEffortPlan, { params })
}

function useSaveKeyResult({ objectiveId, keyResult, onClose }: KeyResultDialogProps) {
  const client = useQueryClient()
  return useMutation<void, Error, KeyResultFields>({
    mutationFn: async (fields) => {
      if (keyResult !== null) return change(keyResult, fields)
      await call(createKeyResult, { params: { id: objectiveId }, body: newKeyResultBody(fields) })
    },
    onSuccess: (_answer, { planMode }) => {
      const next = planMode === 'none' ? '' : ' Its hours are planned next.'
      showToast({ kind: 'done', text: `The key result is ${keyResult === null ? 'added' : 'saved'}.${next}` })
      onClose()
    },
    onSettled: () => refresh(client, ['goals', 'tasks']),
  })
}

export function KeyResultDialog(props: KeyResultDialogProps): ReactElement {
  const { keyResult: given, onClose } = props
  const fields = useSharedFields<KeyResultFields>(fieldsOfKeyResult(given))
  const remove = useAct(deleteKeyResult, {
    topics: ['goals'],
    done: 'The key result is removed.',
    showsFaults: true,
    onDone: onClose,
  })
  const edited = editedThing('key result', given, props.isGone === true, remove)
  const keyResult = edited.now
  const save = useSaveKeyResult({ ...props, keyResult })
  const preview = useWhatIf(whatIfOf(props.objectiveId, keyResult, fields.values))
  const faults = faultsByField(save.error ?? preview.error)
  return (
    <Dialog title={edited.title} onClose={onClose} size="lg" isHeld={preview.isShown}>
      <Form
        onSubmit={() => save.mutate(fields.values)}
        submit={edited.submit}
        isPending={save.isPending}
        error={save.error ?? remove.error}
        shown={shownFields}
        onCancel={onClose}
        preview={preview}
        aside={<RemoveButton thing={keyResult} remove={remove} />}
      >
        {edited.isGone && <GoneNote what="key result" />}
        <ClashNotes fields={fields} labels={labels} />
        {given === null && (
          <SegmentedControl
            fullWidth
            aria-label="Kind of key result"
            data={kinds}
            value={fields.values.kind}
            onChange={(kind) => fields.set('kind', kind as KeyResultFields['kind'])}
          />
        )}
        <MeasureFields fields={fields} faults={faults} keyResultId={keyResult?.id ?? null} />
        <OwnerSelect
          value={fields.values.ownerId}
          onChange={(ownerId) => fields.set('ownerId', ownerId)}
          error={faults['ownerId']}
        />
        <EffortPlanFields fields={fields} faults={faults} />
      </Form>
    </Dialog>
  )
}

const whatIfOf = (objectiveId: string, keyResult: KeyResultView | null, fields: KeyResultFields): WhatIf =>
  keyResult === null
    ? { newKeyResult: { objectiveId, keyResult: newKeyResultBody(fields) } }
    : {
        changedKeyResult: {
          id: keyResult.id,
          fields: changedKeyResultBody(fields),
          effortPlan: planBody(fields),
        },
      }

const labels = {
  title: 'Key result',
  weight: 'Weight',
  baseline: 'Baseline',
  target: 'Target',
  unit: 'Unit',
  kpiId: 'KPI',
  counterKeyResultId: 'Counter metric',
  checkInDays: 'Check in every',
  ownerId: 'Who answers for it?',
  planMode: 'Hours on the calendar',
  plan: 'Hours on the calendar',
}

const kinds = [
  { value: 'metric', label: 'Metric' },
  { value: 'milestone', label: 'Milestones' },
  { value: 'effort', label: 'Effort' },
]

const planFields = [
  'minMinutesPerWeek',
  'targetMinutesPerWeek',
  'totalMinutes',
  'byDate',
  'minBlockMinutes',
  'maxBlockMinutes',
  'hoursProfileId',
  'priority',
]
const shownFields = [
  'title',
  'weight',
  'baseline',
  'target',
  'unit',
  'kpiId',
  'counterKeyResultId',
  'checkInDays',
  'ownerId',
  'milestones',
  ...planFields,
  ...planFields.map((name) => `effortPlan.${name}`),
]
