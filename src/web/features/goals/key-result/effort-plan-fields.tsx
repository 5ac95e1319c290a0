import { Fieldset, NativeSelect, SegmentedControl } from '@mantine/core'
import type { ReactElement } from 'react'
import type { EffortPlanBody } from '#contracts/http/goals.ts'
import { useSignedIn } from '../../../app/session-context.ts'
import { MinutesInput } from '../../../ui/minutes-input.tsx'
import { priorityOptions } from '../../../ui/priority.ts'
import { WeekdayPicker } from '../../../ui/weekday-picker.tsx'
import { HoursSelect } from '../../settings/hours-select.tsx'
import type { PlanMode } from './key-result-fields.ts'
import type { KeyResultPartProps } from './key-result-part-props.ts'
import { TypedField } from '../../../ui/typed-field.tsx'

type PlanPartProps = {
  readonly plan: EffortPlanBody
  readonly setPlan: (change: Partial<EffortPlanBody>) => void
  readonly faultOf: (name: keyof EffortPlanBody) => string | undefined
}

/** The hours that the key result asks for on the calendar. */
export function EffortPlanFields({ fields: { values, set }, faults }: KeyResultPartProps): ReactElement {
  const { planMode, plan } = values
  const part: PlanPartProps = {
    plan,
    setPlan: (change) => set('plan', { ...plan, ...change }),
    // The plan is a part of a new key result, and a call of its own later.
    faultOf: (name) => faults[`effortPlan.${name}`] ?? (name === 'priority' ? undefined : faults[name]),
  }
  return (
    <Fieldset legend="Hours on the calendar" className="form__set">
      <SegmentedControl
        fullWidth
        aria-label="How hours are asked for"
        data={modes}
        value={planMode}
        onChange={(mode) => set('planMode', mode as PlanMode)}
      />
      {planMode === 'weekly' && <WeeklyHours {...part} />}
      {planMode === 'total' && <TotalHours {...part} />}
      {planMode !== 'none' && <PlanLimits {...part} />}
    </Fieldset>
  )
}

const modes = [
  { value: 'none', label: 'None' },
  { value: 'weekly', label: 'Per week' },
  { value: 'total', label: 'By a date' },
]

const WeeklyHours = ({ plan, setPlan, faultOf }: PlanPartProps): ReactElement => (
  <div className="form__row">
    <MinutesInput
      label="Hours per week"
      unit="hours"
      value={plan.targetMinutesPerWeek}
      onChange={(targetMinutesPerWeek) => setPlan({ targetMinutesPerWeek })}
      error={faultOf('targetMinutesPerWeek')}
    />
    <MinutesInput
      label="At least"
      unit="hours"
      placeholder="No minimum"
      value={plan.minMinutesPerWeek}
      onChange={(minMinutesPerWeek) => setPlan({ minMinutesPerWeek })}
      error={faultOf('minMinutesPerWeek')}
    />
  </div>
)

const TotalHours = ({ plan, setPlan, faultOf }: PlanPartProps): ReactElement => (
  <div className="form__row">
    <MinutesInput
      label="Hours in all"
      unit="hours"
      value={plan.totalMinutes}
      onChange={(totalMinutes) => setPlan({ totalMinutes })}
      error={faultOf('totalMinutes')}
    />
    <TypedField
      kind="date"
      label="By"
      value={plan.byDate ?? ''}
      onChange={(value) => setPlan({ byDate: value || null })}
      error={faultOf('byDate')}
    />
  </div>
)

function PlanLimits({ plan, setPlan, faultOf }: PlanPartProps): ReactElement {
  const { weekStart } = useSignedIn().person.settings
  return (
    <>
      <div className="form__row">
        <MinutesInput
          label="Shortest block"
          value={plan.minBlockMinutes}
          onChange={(minutes) => setPlan({ minBlockMinutes: minutes ?? 0 })}
          error={faultOf('minBlockMinutes')}
        />
        <MinutesInput
          label="Longest block"
          value={plan.maxBlockMinutes}
          onChange={(minutes) => setPlan({ maxBlockMinutes: minutes ?? 0 })}
          error={faultOf('maxBlockMinutes')}
        />
      </div>
      <div className="form__row">
        <HoursSelect
          none="Work hours"
          value={plan.hoursProfileId}
          onChange={(hoursProfileId) => setPlan({ hoursProfileId })}
          error={faultOf('hoursProfileId')}
        />
        <NativeSelect
          label="Priority"
          data={priorityOptions}
          value={String(plan.priority)}
          onChange={(event) => setPlan({ priority: Number(event.currentTarget.value) })}
        />
      </div>
      <WeekdayPicker
        label="On these days"
        weekStart={weekStart}
        value={plan.days}
        onChange={(days) => setPlan({ days })}
        error={faultOf('days')}
      />
    </>
  )
}
