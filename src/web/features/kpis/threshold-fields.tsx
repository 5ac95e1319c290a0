import { Fieldset, NumberInput, SegmentedControl } from '@mantine/core'
import type { ReactElement } from 'react'
import type { Fields } from '../../ui/use-fields.ts'
import { CorridorPicture } from './corridor-picture.tsx'
import { corridorsOf, type KpiFields } from './kpi-fields.ts'

type ThresholdFieldsProps = {
  readonly fields: Fields<KpiFields>
  readonly latest: number | null
  readonly fault: string | undefined
}

/** Which values are well, which are to be watched; with a picture of what that means. */
export function ThresholdFields({ fields, latest, fault }: ThresholdFieldsProps): ReactElement {
  const { values, set } = fields
  return (
    <Fieldset legend="What is better, and from where on?" className="form__set">
      <SegmentedControl
        fullWidth
        aria-label="What is better"
        data={directions}
        value={values.direction}
        onChange={(direction) => set('direction', direction as KpiFields['direction'])}
      />
      <div className="form__row">
        {ends[values.direction].map(({ name, label }) => (
          <NumberInput
            key={name}
            label={label}
            required
            value={values[name]}
            onChange={(value) => set(name, value)}
          />
        ))}
      </div>
      <CorridorPicture {...corridorsOf(values)} value={latest} />
      {fault !== undefined && (
        <p className="corridor__hint corridor__hint--bad" role="alert">
          The server expects {fault}.
        </p>
      )}
    </Fieldset>
  )
}

const directions = [
  { value: 'higher', label: 'Higher' },
  { value: 'lower', label: 'Lower' },
  { value: 'range', label: 'In a range' },
]

const ends = {
  higher: [
    { name: 'greenFrom', label: 'Green from' },
    { name: 'amberFrom', label: 'Amber from' },
  ],
  lower: [
    { name: 'greenTo', label: 'Green up to' },
    { name: 'amberTo', label: 'Amber up to' },
  ],
  range: [
    { name: 'amberFrom', label: 'Amber from' },
    { name: 'greenFrom', label: 'Green from' },
    { name: 'greenTo', label: 'Green up to' },
    { name: 'amberTo', label: 'Amber up to' },
  ],
} as const satisfies Record<KpiFields['direction'], readonly { name: keyof KpiFields; label: string }[]>
