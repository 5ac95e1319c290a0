import { Checkbox, NativeSelect, Textarea, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { MinutesInput } from '../../ui/minutes-input.tsx'
import { priorityOptions } from '../../ui/priority.ts'
import type { Fields } from '../../ui/use-fields.ts'
import { GoalSelect } from '../goals/goal-select.tsx'
import type { TaskFields } from './task-fields.ts'
import { TypedField } from '../../ui/typed-field.tsx'

export type TaskPartProps = {
  readonly fields: Fields<TaskFields>
  readonly faults: Readonly<Record<string, string>>
}

/** What it is, how much, until when, and what for. */
export function TaskWhat({ fields: { values, set }, faults }: TaskPartProps): ReactElement {
  return (
    <>
      <TextInput
        label="Title"
        required
        data-autofocus
        value={values.title}
        onChange={(event) => set('title', event.currentTarget.value)}
        error={faults['title']}
      />
      <div className="form__row">
        <MinutesInput
          label="Takes"
          unit="hours"
          value={values.minutes}
          onChange={(minutes) => set('minutes', minutes)}
          error={faults['minutes']}
        />
        <NativeSelect
          label="Priority"
          data={priorityOptions}
          value={String(values.priority)}
          onChange={(event) => set('priority', Number(event.currentTarget.value))}
          error={faults['priority']}
        />
      </div>
      <div className="form__row form__row--moments">
        <TypedField
          kind="datetime-local"
          label="Due"
          value={values.due}
          onChange={(value) => set('due', value)}
          error={faults['due']}
        />
        <TypedField
          kind="datetime-local"
          label="Not before"
          value={values.notBefore}
          onChange={(value) => set('notBefore', value)}
          error={faults['notBefore']}
        />
      </div>
      <Checkbox
        label="The due date is hard: rather leave it out than be late"
        checked={values.hardDue}
        onChange={(event) => set('hardDue', event.currentTarget.checked)}
      />
      <GoalSelect
        value={values}
        onChange={({ objectiveId, keyResultId }) => {
          set('objectiveId', objectiveId)
          set('keyResultId', keyResultId)
        }}
        error={faults['keyResultId'] ?? faults['objectiveId']}
      />
      <Textarea
        label="Notes"
        autosize
        minRows={2}
        maxRows={8}
        value={values.notes}
        onChange={(event) => set('notes', event.currentTarget.value)}
        error={faults['notes']}
      />
    </>
  )
}
