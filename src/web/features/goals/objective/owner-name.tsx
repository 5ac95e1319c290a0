import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { nameOf } from '../../teams/member-words.ts'
import { workspaceQuery } from '../../teams/team-queries.ts'

/** Names who answers for a key result, where that is not who keeps its objective. */
export function OwnerName({ ownerId }: { readonly ownerId: string | null }): ReactElement | null {
  const { data: workspace } = useQuery(workspaceQuery)
  const owner = workspace?.members.find(({ userId }) => userId === ownerId)
  return owner === undefined ? null : (
    <span> · {owner.isMe ? 'you answer' : `${nameOf(owner)} answers`} for it</span>
  )
}
