import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { cyclesQuery } from '../../../api/queries.ts'

type CycleSelectProps = {
  readonly value: string
  readonly onChange: (cycleId: string) => void
  readonly error: string | undefined
}

/** The cycle that a goal is for. Where there is only one, there is nothing to say. */
export function CycleSelect({ value, onChange, error }: CycleSelectProps): ReactElement | null {
  const { data: cycles = [] } = useQuery(cyclesQuery)
  if (cycles.length < 2) return null
  return (
    <NativeSelect
      label="Cycle"
      data={cycles.map(({ id, title }) => ({ value: id, label: title }))}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  )
}
