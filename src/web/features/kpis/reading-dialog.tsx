import { ActionIcon, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { addKpiReading, deleteKpiReading } from '#contracts/http/kpi-routes.ts'
import { faultsByField } from '../../api/api-error.ts'
import { useAct } from '../../api/use-act.ts'
import { useSignedIn } from '../../app/session-context.ts'
import { dayText, instantOfField, timeOf } from '../../format/zoned-time.ts'
import { Dialog } from '../../ui/dialog.tsx'
import { Form } from '../../ui/form.tsx'
import { Icon } from '../../ui/icon.tsx'
import { useFields } from '../../ui/use-fields.ts'
import { withUnit } from '../goals/key-result/key-result-words.ts'
import { readingsQuery } from './kpi-queries.ts'
import type { KpiView } from './kpi-types.ts'
import { TypedField } from '../../ui/typed-field.tsx'

type ReadingDialogProps = { readonly kpi: KpiView; readonly onClose: () => void }
type ReadingFields = { readonly value: number | string; readonly at: string; readonly note: string }

/** A reading by hand, and the earlier ones for those who want to mend one. */
export function ReadingDialog({ kpi, onClose }: ReadingDialogProps): ReactElement {
  const { timeZone } = useSignedIn().person
  const { values, set } = useFields<ReadingFields>({ value: kpi.latest?.value ?? '', at: '', note: '' })
  const add = useAct(addKpiReading, {
    topics: ['goals'],
    showsFaults: true,
    done: 'The reading is recorded.',
    onDone: onClose,
  })
  const faults = faultsByField(add.error)
  const save = (): void => {
    const at = instantOfField(values.at, timeZone)
    const body = { value: Number(values.value), note: values.note, ...(at !== null && { at }) }
    add.mutate({ params: { id: kpi.id }, body })
  }
  return (
    <Dialog title={`Reading of ${kpi.title}`} onClose={onClose}>
      <Form
        onSubmit={save}
        submit="Add reading"
        isPending={add.isPending}
        error={add.error}
        shown={['value', 'at', 'note']}
        onCancel={onClose}
      >
        <div className="form__row">
          <NumberInput
            label="Value"
            required
            data-autofocus
            value={values.value}
            onChange={(value) => set('value', value)}
            error={faults['value']}
          />
          <TypedField
            kind="datetime-local"
            label="When"
            description="Empty means now."
            value={values.at}
            onChange={(value) => set('at', value)}
            error={faults['at']}
          />
        </div>
        <TextInput
          label="Note"
          value={values.note}
          onChange={(event) => set('note', event.currentTarget.value)}
          error={faults['note']}
        />
      </Form>
      <EarlierReadings kpi={kpi} />
    </Dialog>
  )
}

const READINGS_SHOWN = 12

function EarlierReadings({ kpi }: { readonly kpi: KpiView }): ReactElement | null {
  const { timeZone } = useSignedIn().person
  const { data: readings = [] } = useQuery(readingsQuery(kpi.id))
  const remove = useAct(deleteKpiReading, { topics: ['goals'], done: 'The reading is removed.' })
  if (readings.length === 0) return null
  return (
    <section className="readings" aria-label="Earlier readings">
      <h3>Earlier</h3>
      <ul>
        {readings.slice(0, READINGS_SHOWN).map(({ id, at, value, source, note }) => (
          <li key={id}>
            <span>
              {dayText(at, timeZone)} {timeOf(at, timeZone)}
            </span>
            <strong>{withUnit(value, kpi.unit)}</strong>
            <span className="readings__note">{[sources[source], note].filter(Boolean).join(' · ')}</span>
            <ActionIcon
              size="sm"
              variant="subtle"
              color="gray"
              aria-label={`Remove the reading of ${dayText(at, timeZone)}, ${withUnit(value, kpi.unit)}`}
              disabled={remove.isPending}
              onClick={() => remove.mutate({ params: { id: kpi.id, readingId: id } })}
            >
              <Icon name="trash" size={14} />
            </ActionIcon>
          </li>
        ))}
      </ul>
      {readings.length > READINGS_SHOWN && (
        <p className="readings__note">And {readings.length - READINGS_SHOWN} more.</p>
      )}
    </section>
  )
}

const sources = { hand: 'by hand', api: 'by API', csv: 'imported', webhook: 'by webhook' } as const
