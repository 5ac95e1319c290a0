import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { hoursQuery } from '../../api/queries.ts'

type HoursSelectProps = {
  readonly value: string | null
  readonly onChange: (id: string | null) => void
  /** What no choice means; without it there has to be one. */
  readonly none?: string
  readonly error?: string | undefined
}

/** The hours in which something may be planned. */
export function HoursSelect({ value, onChange, none, error }: HoursSelectProps): ReactElement {
  const { data: profiles = [] } = useQuery(hoursQuery)
  return (
    <NativeSelect
      label="Hours"
      data={[
        ...(none === undefined ? [] : [{ value: '', label: none }]),
        ...profiles.map(({ id, name }) => ({ value: id, label: capitalised(name) })),
      ]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value || null)}
      error={error}
    />
  )
}

const capitalised = (text: string): string => text.charAt(0).toUpperCase() + text.slice(1)
