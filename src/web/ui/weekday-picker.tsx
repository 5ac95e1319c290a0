import { Input } from '@mantine/core'
import type { ReactElement } from 'react'
import { weekdayNames, weekdayShort, weekdaysFrom } from '../format/week-range.ts'

type WeekdayPickerProps = {
  readonly label: string
  readonly value: readonly number[]
  readonly onChange: (days: number[]) => void
  readonly weekStart: number
  readonly error?: string | undefined
}

/** Seven toggles in the order of the person's week. */
export function WeekdayPicker({
  label,
  value,
  onChange,
  weekStart,
  error,
}: WeekdayPickerProps): ReactElement {
  const toggle = (day: number): void =>
    onChange(value.includes(day) ? value.filter((one) => one !== day) : [...value, day].sort((a, b) => a - b))
  return (
    <Input.Wrapper label={label} error={error} labelElement="div">
      <fieldset className="weekdays" aria-label={label}>
        {weekdaysFrom(weekStart).map((day) => (
          <button
            key={day}
            type="button"
            className="weekdays__day"
            aria-pressed={value.includes(day)}
            title={weekdayNames[day - 1]}
            onClick={() => toggle(day)}
          >
            {weekdayShort(day)}
          </button>
        ))}
      </fieldset>
    </Input.Wrapper>
  )
}
