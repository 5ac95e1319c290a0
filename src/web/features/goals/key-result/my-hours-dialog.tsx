import { useMutation, useQueryClient } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { deleteEffortPlan, putEffortPlan } from '#contracts/http/key-result-routes.ts'
import { faultsByField } from '../../../api/api-error.ts'
import { call } from '../../../api/call.ts'
import { refresh } from '../../../api/topics.ts'
import { Dialog } from '../../../ui/dialog.tsx'
import { Form } from '../../../ui/form.tsx'
import { showToast } from '../../../ui/toasts.ts'
import { useFields } from '../../../ui/use-fields.ts'
import { useWhatIf } from '../../week/plan/use-what-if.tsx'
import { EffortPlanFields } from './effort-plan-fields.tsx'
import { fieldsOfKeyResult, type KeyResultFields, planBody } from './key-result-fields.ts'
import type { KeyResultView } from '../goal-types.ts'

type MyHoursDialogProps = { readonly keyResult: KeyResultView; readonly onClose: () => void }

/** Hours of one's own calendar for a colleague's key result; everything else of it stays theirs. */
export function MyHoursDialog({ keyResult, onClose }: MyHoursDialogProps): ReactElement {
  const fields = useFields<KeyResultFields>(() => fieldsOfKeyResult(keyResult))
  const save = useSaveHours(keyResult, onClose)
  const preview = useWhatIf({ changedKeyResult: { id: keyResult.id, effortPlan: planBody(fields.values) } })
  return (
    <Dialog title={`My hours for “${keyResult.title}”`} onClose={onClose} size="lg" isHeld={preview.isShown}>
      <Form
        onSubmit={() => save.mutate(fields.values)}
        submit="Save"
        isPending={save.isPending}
        error={save.error}
        shown={[]}
        onCancel={onClose}
        preview={preview}
      >
        <EffortPlanFields fields={fields} faults={faultsByField(save.error ?? preview.error)} />
      </Form>
    </Dialog>
  )
}

function useSaveHours({ id, effortPlan }: KeyResultView, onClose: () => void) {
  const client = useQueryClient()
  return useMutation<void, Error, KeyResultFields>({
    mutationFn: async (fields) => {
      const plan = planBody(fields)
      if (plan !== null) await call(putEffortPlan, { params: { id }, body: plan })
      else if (effortPlan !== null) await call(deleteEffortPlan, { params: { id } })
    },
    onSuccess: () => {
      showToast({ kind: 'done', text: 'Your hours are saved, and planned next.' })
      onClose()
    },
    onSettled: () => refresh(client, ['goals', 'tasks']),
  })
}
