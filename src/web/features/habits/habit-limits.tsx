import { Checkbox, Fieldset, NativeSelect, NumberInput, Textarea, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { ColorPicker } from '../../ui/color-picker.tsx'
import { priorityOptions } from '../../ui/priority.ts'
import { HoursSelect } from '../settings/hours-select.tsx'
import type { HabitFields } from './habit-fields.ts'
import type { HabitPartProps } from './habit-what.tsx'

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

/** A day ends at "24:00" for the server and at "00:00" for a time field. */
const TimeField = ({
  name,
  label,
  fields,
  faults,
}: NamedProps<'idealStart' | 'windowFrom' | 'windowTo'>): ReactElement => (
  <TextInput
    label={label}
    type="time"
    value={fields.values[name] === '24:00' ? '00:00' : fields.values[name]}
    onChange={(event) => {
      const time = event.currentTarget.value
      fields.set(name, name === 'windowTo' && time === '00:00' ? '24:00' : time)
    }}
    error={faults[name]}
  />
)

const DateField = ({ name, label, fields, faults }: NamedProps<'startsOn' | 'endsOn'>): ReactElement => (
  <TextInput
    label={label}
    type="date"
    value={fields.values[name]}
    onChange={(event) => fields.set(name, event.currentTarget.value)}
    error={faults[name]}
  />
)
