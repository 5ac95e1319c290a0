import { NumberInput } from '@mantine/core'
import type { ReactElement } from 'react'

type MinutesInputProps = {
  readonly label: string
  readonly value: number | null
  readonly onChange: (minutes: number | null) => void
  readonly unit?: 'hours' | 'minutes'
  readonly description?: string
  readonly placeholder?: string
  readonly error?: string | undefined
  readonly step?: number
  readonly 'data-autofocus'?: boolean
}

/** A length that is kept in minutes and typed in hours or minutes. Empty means none. */
export const MinutesInput = (props: MinutesInputProps): ReactElement => {
  const { value, onChange, unit = 'minutes', step, error, ...rest } = props
  const size = unit === 'hours' ? 60 : 1
  return (
    <NumberInput
      {...rest}
      value={value === null ? '' : Math.round((value / size) * 100) / 100}
      onChange={(typed) => onChange(typed === '' ? null : Math.round(Number(typed) * size))}
      min={0}
      step={step ?? (unit === 'hours' ? 0.5 : 15)}
      decimalScale={2}
      suffix={unit === 'hours' ? ' h' : ' min'}
      error={error}
    />
  )
}
