import { NativeSelect } from '@mantine/core'
import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { objectivesQuery } from '../../api/queries.ts'
import { choiceOf, goalChoices, linksOf } from './goal-choices.ts'

type Links = { readonly objectiveId: string | null; readonly keyResultId: string | null }
type GoalSelectProps = {
  readonly value: Links
  readonly onChange: (links: Links) => void
  readonly error?: string | undefined
}

/** Which goal does the time count for? */
export function GoalSelect({ value, onChange, error }: GoalSelectProps): ReactElement {
  const { data: objectives = [] } = useQuery(objectivesQuery(undefined))
  return (
    <NativeSelect
      label="Goal"
      description="The time counts for it."
      data={[{ value: '', label: 'None' }, ...goalChoices(objectives)]}
      value={choiceOf(value)}
      onChange={(event) => onChange(linksOf(event.currentTarget.value, objectives))}
      error={error}
    />
  )
}
