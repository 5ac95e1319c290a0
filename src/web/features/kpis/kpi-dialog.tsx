import { NativeSelect, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { createKpi, deleteKpi, updateKpi } from '#contracts/http/kpi-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { ConfirmButton } from '../../ui/confirm-button.tsx'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { bodyOfKpi, fieldsOfKpi, type KpiFields } from './kpi-fields.ts'
import { ThresholdFields } from './threshold-fields.tsx'
import type { KpiView } from './kpi-types.ts'

type KpiDialogProps = { readonly kpi: KpiView | null; readonly onClose: () => void }

function useSaveKpi({ kpi, onClose }: KpiDialogProps) {
  const options = { topics: ['goals'] as const, showsFaults: true, onDone: onClose }
  const create = useAct(createKpi, { ...options, done: 'The KPI is added.' })
  const update = useAct(updateKpi, { ...options, done: 'The KPI is saved.' })
  const save = (fields: KpiFields): void => {
    if (kpi === null) create.mutate({ body: bodyOfKpi(fields) })
    else update.mutate({ params: { id: kpi.id }, body: bodyOfKpi(fields) })
  }
  const { error, isPending } = kpi === null ? create : update
  return { save, error, isPending }
}

export function KpiDialog(props: KpiDialogProps): ReactElement {
  const { kpi, onClose } = props
  const fields = useFields<KpiFields>(() => fieldsOfKpi(kpi))
  const { values, set } = fields
  const { save, error, isPending } = useSaveKpi(props)
  const remove = useAct(deleteKpi, {
    topics: ['goals'],
    done: 'The KPI is removed. Key results keep their numbers.',
    showsFaults: true,
    onDone: onClose,
  })
  const faults = faultsByField(error)
  return (
    <Dialog title={kpi === null ? 'New KPI' : 'Edit KPI'} onClose={onClose}>
      <Form
        onSubmit={() => save(values)}
        submit={kpi === null ? 'Add KPI' : 'Save'}
        isPending={isPending}
        error={error ?? remove.error}
        shown={['title', 'unit', 'direction', 'cadence', 'green', 'amber']}
        onCancel={onClose}
        aside={
          kpi !== null && (
            <ConfirmButton
              label="Delete"
              question="Delete with its readings?"
              isPending={remove.isPending}
              onConfirm={() => remove.mutate({ params: { id: kpi.id } })}
            />
          )
        }
      >
        <TextInput
          label="KPI"
          description="A number that is to stay well, such as uptime or open tickets."
          required
          data-autofocus
          value={values.title}
          onChange={(event) => set('title', event.currentTarget.value)}
          error={faults['title']}
        />
        <div className="form__row">
          <TextInput
            label="Unit"
            value={values.unit}
            onChange={(event) => set('unit', event.currentTarget.value)}
            error={faults['unit']}
          />
          <NativeSelect
            label="Read"
            data={cadences}
            value={values.cadence}
            onChange={(event) => set('cadence', event.currentTarget.value as KpiFields['cadence'])}
            error={faults['cadence']}
          />
        </div>
        <ThresholdFields
          fields={fields}
          latest={kpi?.latest?.value ?? null}
          fault={faults['green'] ?? faults['amber']}
        />
      </Form>
    </Dialog>
  )
}

const cadences = [
  { value: 'daily', label: 'Every day' },
  { value: 'weekly', label: 'Every week' },
  { value: 'monthly', label: 'Every month' },
]
