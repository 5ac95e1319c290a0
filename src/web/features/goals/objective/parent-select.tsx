import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { cyclesQuery, objectivesQuery } from '../../../api/queries.ts'
import { sharedObjectivesQuery } from '../goal-queries.ts'
import { possibleParents } from '../goal-tree.ts'

type ParentSelectProps = {
  readonly objectiveId: string | null
  readonly value: string | null
  readonly onChange: (parentId: string | null) => void
  readonly error: string | undefined
}

/** Which objective does it serve? Those of other cycles, too: a quarter's may serve the year's. */
export function ParentSelect({
  objectiveId,
  value,
  onChange,
  error,
}: ParentSelectProps): ReactElement | null {
  const { data: own = [] } = useQuery(objectivesQuery(undefined))
  const { data: shared = [] } = useQuery(sharedObjectivesQuery)
  const { data: cycles = [] } = useQuery(cyclesQuery)
  const parents = possibleParents(objectiveId, [...own, ...shared])
  if (parents.length === 0) return null
  const groups = cycles
    .map(({ id, title }) => ({
      group: title,
      items: parents
        .filter(({ cycleId }) => cycleId === id)
        .map((one) => ({ value: one.id, label: one.title })),
    }))
    .concat({
      group: 'Of colleagues',
      items: parents
        .filter(({ cycleId }) => cycles.every(({ id }) => id !== cycleId))
        .map((one) => ({ value: one.id, label: one.title })),
    })
    .filter(({ items }) => items.length > 0)
  return (
    <NativeSelect
      label="Serves the objective"
      data={[{ value: '', label: 'None: it stands for itself' }, ...groups]}
      value={value ?? ''}
      onChange={(event) => onChange(event.currentTarget.value === '' ? null : event.currentTarget.value)}
      error={error}
    />
  )
}
