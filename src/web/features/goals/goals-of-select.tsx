import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import type { ReactElement } from 'react'
import { workspaceQuery } from '../teams/team-queries.ts'
import { readGoalSearch } from './goal-search.ts'

/** Whose goals: mine, those of a team, or all of the workspace. Of no use to who is alone in it. */
export function GoalsOfSelect(): ReactElement | null {
  const { data: workspace } = useQuery(workspaceQuery)
  const { of = 'mine', ...rest } = readGoalSearch(useSearch({ strict: false }))
  const navigate = useNavigate()
  if (workspace === undefined || (workspace.members.length < 2 && of === 'mine')) return null
  return (
    <NativeSelect
      aria-label="Whose goals"
      data={[
        { value: 'mine', label: 'My goals' },
        ...workspace.teams.map(({ id, name }) => ({ value: id, label: name })),
        { value: 'all', label: `All of ${workspace.name}` },
      ]}
      value={of}
      onChange={({ currentTarget: { value } }) =>
        void navigate({ to: '/goals', search: { ...rest, ...(value !== 'mine' && { of: value }) } })
      }
    />
  )
}
