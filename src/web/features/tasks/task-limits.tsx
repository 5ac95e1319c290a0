import { Checkbox, Fieldset } from '@mantine/core'
import type { ReactElement } from 'react'
import type { TaskView } from '#contracts/http/task-routes.ts'
import { ColorPicker } from '../../ui/color-picker.tsx'
import { MinutesInput } from '../../ui/minutes-input.tsx'
import { HoursSelect } from '../settings/hours-select.tsx'
import type { TaskPartProps } from './task-what.tsx'
import { TypedField } from '../../ui/typed-field.tsx'

type TaskLimitsProps = TaskPartProps & { readonly others: readonly TaskView[] }

/** How and when the work may be cut into blocks. */
export function TaskLimits({ fields, faults, others }: TaskLimitsProps): ReactElement {
  const { values, set } = fields
  return (
    <>
      <Fieldset legend="Blocks" className="form__set">
        <div className="form__row">
          <MinutesInput
            label="Shortest block"
            placeholder="30 min"
            value={values.minBlockMinutes}
            onChange={(minutes) => set('minBlockMinutes', minutes)}
            error={faults['minBlockMinutes']}
          />
          <MinutesInput
            label="Longest block"
            placeholder="120 min"
            value={values.maxBlockMinutes}
            onChange={(minutes) => set('maxBlockMinutes', minutes)}
            error={faults['maxBlockMinutes']}
          />
        </div>
        <div className="form__row">
          <MinutesInput
            label="At most per day"
            unit="hours"
            placeholder="No limit"
            value={values.maxMinutesPerDay}
            onChange={(minutes) => set('maxMinutesPerDay', minutes)}
            error={faults['maxMinutesPerDay']}
          />
          <HoursSelect
            none="Work hours"
            value={values.hoursProfileId}
            onChange={(id) => set('hoursProfileId', id)}
            error={faults['hoursProfileId']}
          />
        </div>
        <div className="form__row">
          <TypedField
            kind="time"
            label="Rather from"
            value={values.preferredFrom}
            onChange={(value) => set('preferredFrom', value)}
            error={faults['preferredFrom']}
          />
          <TypedField
            kind="time"
            label="Rather until"
            value={values.preferredTo}
            onChange={(value) => set('preferredTo', value)}
            error={faults['preferredTo']}
          />
        </div>
      </Fieldset>
      <AfterTasks fields={fields} faults={faults} others={others} />
      <ColorPicker
        label="Colour"
        none="Of its goal"
        value={values.colorId}
        onChange={(colorId) => set('colorId', colorId)}
      />
      <Checkbox
        label="Private: colleagues never see it"
        checked={values.visibility === 'private'}
        onChange={(event) => set('visibility', event.currentTarget.checked ? 'private' : 'workspace')}
      />
    </>
  )
}

function AfterTasks({ fields: { values, set }, faults, others }: TaskLimitsProps): ReactElement | null {
  if (others.length === 0) return null
  return (
    <Checkbox.Group
      label="Only after"
      value={[...values.afterTaskIds]}
      onChange={(ids) => set('afterTaskIds', ids)}
      error={faults['afterTaskIds']}
      className="after-tasks"
    >
      <div className="after-tasks__list">
        {others.map(({ id, title }) => (
          <Checkbox key={id} value={id} label={title} size="xs" />
        ))}
      </div>
    </Checkbox.Group>
  )
}
