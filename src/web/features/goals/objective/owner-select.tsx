import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { nameOf } from '../../teams/member-words.ts'
import { workspaceQuery } from '../../teams/team-queries.ts'

type OwnerSelectProps = {
  /** Empty: who keeps the objective. */
  readonly value: string
  readonly onChange: (userId: string) => void
  readonly error: string | undefined
}

/** Who answers for a key result? Not asked of who is alone. */
export function OwnerSelect({ value, onChange, error }: OwnerSelectProps): ReactElement | null {
  const { data: workspace } = useQuery(workspaceQuery)
  const able = workspace?.members.filter(({ role }) => role !== 'viewer') ?? []
  if (able.length < 2) return null
  return (
    <NativeSelect
      label="Who answers for it?"
      data={[
        { value: '', label: 'Who keeps the objective' },
        ...able.map((one) => ({
          value: one.userId,
          label: one.isMe ? `${nameOf(one)} (you)` : nameOf(one),
        })),
      ]}
      value={value}
      onChange={(event) => onChange(event.currentTarget.value)}
      error={error}
    />
  )
}
