import { NumberInput, SegmentedControl, Textarea, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { MetricFields } from './metric-fields.tsx'
import type { KeyResultPartProps } from './key-result-part-props.ts'

type MeasureFieldsProps = KeyResultPartProps & {
  /** Null for a new one. */
  readonly keyResultId: string | null
}

/** How one will know. */
export function MeasureFields({ fields, faults, keyResultId }: MeasureFieldsProps): ReactElement {
  const isNew = keyResultId === null
  const { values, set } = fields
  return (
    <>
      <TextInput
        label="Key result"
        description={hints[values.kind]}
        required
        data-autofocus
        value={values.title}
        onChange={(event) => set('title', event.currentTarget.value)}
        error={faults['title']}
      />
      {values.kind === 'metric' && <MetricFields fields={fields} faults={faults} keyResultId={keyResultId} />}
      {values.kind === 'milestone' && isNew && (
        <Textarea
          label="Milestones"
          description="One per line. More can be added later."
          autosize
          minRows={3}
          value={values.milestones}
          onChange={(event) => set('milestones', event.currentTarget.value)}
          error={faults['milestones']}
        />
      )}
      {values.kind === 'effort' && <EffortTarget fields={fields} faults={faults} isNew={isNew} />}
      <div className="form__row">
        <NumberInput
          label="Weight"
          description="Against the other key results."
          min={0}
          step={1}
          value={values.weight}
          onChange={(weight) => set('weight', Number(weight))}
          error={faults['weight']}
        />
        <NumberInput
          label="Check in every"
          description="Outdated three days later."
          min={1}
          max={92}
          suffix=" days"
          value={values.checkInDays}
          onChange={(checkInDays) => set('checkInDays', checkInDays)}
          error={faults['checkInDays']}
        />
      </div>
    </>
  )
}

const hints = {
  metric: 'A number that moves from a baseline to a target.',
  milestone: 'Steps that are reached one by one.',
  effort: 'Hours or sessions. Only work that was done moves it.',
} as const

const EffortTarget = ({
  fields: { values, set },
  faults,
  isNew,
}: KeyResultPartProps & { readonly isNew: boolean }): ReactElement => (
  <div className="form__row">
    {isNew && (
      <SegmentedControl
        aria-label="Measured in"
        className="form__bottom"
        data={[
          { value: 'minutes', label: 'Hours' },
          { value: 'sessions', label: 'Sessions' },
        ]}
        value={values.measure}
        onChange={(measure) => set('measure', measure)}
      />
    )}
    <NumberInput
      label={values.measure === 'minutes' ? 'Target in hours' : 'Target in sessions'}
      required
      min={0}
      value={values.target}
      onChange={(target) => set('target', target)}
      error={faults['target']}
    />
  </div>
)
