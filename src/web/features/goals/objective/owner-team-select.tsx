import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { workspaceQuery } from '../../teams/team-queries.ts'

type OwnerTeamSelectProps = {
  readonly value: string | null
  readonly onChange: (teamId: string | null) => void
  /** What stands for no team: "Me", or the name of who keeps it. */
  readonly keeper: string
  readonly error: string | undefined
}

/** Does a person own the objective, or a team? Not asked where there are no teams. */
export function OwnerTeamSelect({
  value,
  onChange,
  keeper,
  error,
}: OwnerTeamSelectProps): ReactElement | null {
  const { data: workspace } = useQuery(workspaceQuery)
  const teams = workspace?.teams ?? []
  if (teams.length === 0) return null
  return (
    <NativeSelect
      label="Owned by"
      data={[
        { value: '', label: keeper },
        ...teams.map(({ id, name }) => ({ value: id, label: `The team ${name}` })),
      ]}
      value={value ?? ''}
      onChange={({ currentTarget }) => onChange(currentTarget.value === '' ? null : currentTarget.value)}
      error={error}
    />
  )
}
