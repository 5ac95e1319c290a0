import { NumberInput, SegmentedControl, TextInput } from '@mantine/core'
import type { ReactElement } from 'react'
import { useSignedIn } from '../../app/session-context.ts'
import { MinutesInput } from '../../ui/minutes-input.tsx'
import type { Fields } from '../../ui/use-fields.ts'
import { WeekdayPicker } from '../../ui/weekday-picker.tsx'
import { GoalSelect } from '../goals/goal-select.tsx'
import type { HabitFields } from './habit-fields.ts'

export type HabitPartProps = {
  readonly fields: Fields<HabitFields>
  readonly faults: Readonly<Record<string, string>>
}

/** What, how often, how long, and what for. */
export function HabitWhat({ fields: { values, set }, faults }: HabitPartProps): ReactElement {
  const { weekStart } = useSignedIn().person.settings
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
      <SegmentedControl
        fullWidth
        aria-label="Rhythm"
        data={rhythms}
        value={values.cadence}
        onChange={(cadence) => set('cadence', cadence)}
      />
      <div className="form__row">
        {values.cadence === 'any' && (
          <NumberInput
            label="Times a week"
            min={1}
            max={7}
            value={values.timesPerWeek}
            onChange={(times) => set('timesPerWeek', Number(times))}
            error={faults['timesPerWeek']}
          />
        )}
        <WeekdayPicker
          label={values.cadence === 'any' ? 'On any of these days' : 'On exactly these days'}
          weekStart={weekStart}
          value={values.days}
          onChange={(days) => set('days', days)}
          error={faults['days'] ?? (values.cadence === 'exactly' ? faults['timesPerWeek'] : undefined)}
        />
      </div>
      <div className="form__row">
        <MinutesInput
          label="Ideally"
          step={5}
          value={values.maxMinutes}
          onChange={(minutes) => set('maxMinutes', minutes ?? 0)}
          error={faults['maxMinutes']}
        />
        <MinutesInput
          label="At least"
          step={5}
          value={values.minMinutes}
          onChange={(minutes) => set('minMinutes', minutes ?? 0)}
          error={faults['minMinutes']}
        />
      </div>
      <GoalSelect
        value={values}
        onChange={({ objectiveId, keyResultId }) => {
          set('objectiveId', objectiveId)
          set('keyResultId', keyResultId)
        }}
        error={faults['keyResultId'] ?? faults['objectiveId']}
      />
    </>
  )
}

const rhythms: { value: HabitFields['cadence']; label: string }[] = [
  { value: 'any', label: 'Some times a week' },
  { value: 'exactly', label: 'On fixed days' },
]
