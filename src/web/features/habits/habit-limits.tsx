import { Checkbox, Fieldset, NativeSelect, NumberInput, Textarea } from '@mantine/core'
import type { ReactElement } from 'react'
import { ColorPicker } from '../../ui/color-picker.tsx'
import { priorityOptions } from '../../ui/priority.ts'
import { HoursSelect } from '../settings/hours-select.tsx'
import type { HabitFields } from './habit-fields.ts'
import type { HabitPartProps } from './habit-what.tsx'
import { TypedField } from '../../ui/typed-field.tsx'

/** When it may happen. */
export const HabitLimits = ({ fields, faults }: HabitPartProps): ReactElement => (
  <>
    <Fieldset legend="When" className="form__set">
      <div className="form__row">
        <TimeField name="idealStart" label="Best at" fields={fields} faults={faults} />
        <TimeField name="windowFrom" label="Not before" fields={fields} faults={faults} />
        <TimeField name="windowTo" label="Not after" fields={fields} faults={faults} />
      </div>
      <div className="form__row">
        <HoursSelect
          none="Any hours"
          value={fields.values.hoursProfileId}
          onChange={(id) => fields.set('hoursProfileId', id)}
          error={faults['hoursProfileId']}
        />
        <NativeSelect
          label="Priority"
          data={priorityOptions}
          value={String(fields.values.priority)}
          onChange={(event) => fields.set('priority', Number(event.currentTarget.value))}
          error={faults['priority']}
        />
        <NumberInput
          label="Days apart"
          min={1}
          max={7}
          value={fields.values.minDaysBetween}
          onChange={(days) => fields.set('minDaysBetween', Number(days))}
          error={faults['minDaysBetween']}
        />
      </div>
      <Checkbox
        label="A missed one may move to another day of the same week"
        checked={fields.values.makeUp}
        onChange={(event) => fields.set('makeUp', event.currentTarget.checked)}
      />
      <div className="form__row">
        <DateField name="startsOn" label="First day" fields={fields} faults={faults} />
        <DateField name="endsOn" label="Last day" fields={fields} faults={faults} />
      </div>
    </Fieldset>
    <ColorPicker
      label="Colour"
      none="Of its goal"
      value={fields.values.colorId}
      onChange={(colorId) => fields.set('colorId', colorId)}
    />
    <Textarea
      label="Notes"
      autosize
      minRows={2}
      value={fields.values.notes}
      onChange={(event) => fields.set('notes', event.currentTarget.value)}
      error={faults['notes']}
    />
  </>
)

type NamedProps<N extends keyof HabitFields> = HabitPartProps & { readonly name: N; readonly label: string }

/** A day ends at "24:00", also for who writes "00:00". */
const TimeField = ({
  name,
  label,
  fields,
  faults,
}: NamedProps<'idealStart' | 'windowFrom' | 'windowTo'>): ReactElement => (
  <TypedField
    kind="time"
    label={label}
    value={fields.values[name]}
    onChange={(value) => fields.set(name, name === 'windowTo' && value === '00:00' ? '24:00' : value)}
    error={faults[name]}
  />
)

const DateField = ({ name, label, fields, faults }: NamedProps<'startsOn' | 'endsOn'>): ReactElement => (
  <TypedField
    kind="date"
    label={label}
    value={fields.values[name]}
    onChange={(value) => fields.set(name, value)}
    error={faults[name]}
  />
)
