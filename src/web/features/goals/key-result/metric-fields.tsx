import { NativeSelect, NumberInput, TextInput } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { objectivesQuery } from '../../../api/queries.ts'
import { kpisQuery } from '../../kpis/kpi-queries.ts'
import { counterChoices } from '../goal-choices.ts'
import type { KeyResultPartProps } from './key-result-part-props.ts'

type MetricFieldsProps = KeyResultPartProps & { readonly keyResultId: string | null }

/** From where to where; what is not known yet is left empty. */
export function MetricFields({ fields, faults, keyResultId }: MetricFieldsProps): ReactElement {
  const { values, set } = fields
  const isBound = values.kpiId !== ''
  return (
    <>
      <div className="form__row">
        <NumberInput
          label="Baseline"
          placeholder={isBound ? 'Its last reading' : 'Not measured yet'}
          value={values.baseline}
          onChange={(baseline) => set('baseline', baseline)}
          error={faults['baseline']}
        />
        <NumberInput
          label="Target"
          placeholder="Not decided yet"
          value={values.target}
          onChange={(target) => set('target', target)}
          error={faults['target']}
        />
        <TextInput
          label="Unit"
          value={values.unit}
          onChange={(event) => set('unit', event.currentTarget.value)}
          error={faults['unit']}
        />
      </div>
      <div className="form__row">
        <KpiSelect fields={fields} faults={faults} />
        <CounterSelect fields={fields} faults={faults} keyResultId={keyResultId} />
      </div>
    </>
  )
}

/** A metric that follows a KPI takes its value from the readings. */
function KpiSelect({ fields: { values, set }, faults }: KeyResultPartProps): ReactElement {
  const { data: kpis = [] } = useQuery(kpisQuery)
  const choose = (kpiId: string): void => {
    const kpi = kpis.find(({ id }) => id === kpiId)
    set('kpiId', kpiId)
    if (kpi !== undefined) set('unit', kpi.unit)
  }
  return (
    <NativeSelect
      label="Current value"
      description={kpis.length === 0 ? 'A KPI can be followed once there is one.' : 'By hand, or from a KPI.'}
      data={[
        { value: '', label: 'From check-ins' },
        ...kpis.map(({ id, title }) => ({ value: id, label: `Follows ${title}` })),
      ]}
      value={values.kpiId}
      onChange={(event) => choose(event.currentTarget.value)}
      error={faults['kpiId']}
    />
  )
}

function CounterSelect({
  fields: { values, set },
  faults,
  keyResultId,
}: KeyResultPartProps & { readonly keyResultId: string | null }): ReactElement {
  const { data: objectives = [] } = useQuery(objectivesQuery(undefined))
  return (
    <NativeSelect
      label="Counter metric"
      description="A hint comes when both move apart."
      data={[{ value: '', label: 'None' }, ...counterChoices(objectives, keyResultId)]}
      value={values.counterKeyResultId}
      onChange={(event) => set('counterKeyResultId', event.currentTarget.value)}
      error={faults['counterKeyResultId']}
    />
  )
}
