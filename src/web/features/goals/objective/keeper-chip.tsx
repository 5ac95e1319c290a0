import { useQuery } from '@tanstack/react-query'
import type { ReactElement } from 'react'
import { Icon } from '../../../ui/icon.tsx'
import { nameOf } from '../../teams/member-words.ts'
import { workspaceQuery } from '../../teams/team-queries.ts'
import type { ShownObjective } from '../goal-types.ts'
import { isOwn } from '../whose-goals.ts'

type KeeperChipProps = { readonly objective: Pick<ShownObjective, 'keeperId' | 'keeperName' | 'ownerTeamId'> }

/** The team that owns an objective, and the colleague who keeps it; nothing at one's own. */
export function KeeperChip({ objective }: KeeperChipProps): ReactElement | null {
  const { data: workspace } = useQuery(workspaceQuery)
  const { keeperId, keeperName = '', ownerTeamId } = objective
  const team = workspace?.teams.find(({ id }) => id === ownerTeamId)?.name
  const member = workspace?.members.find(({ userId }) => userId === keeperId)
  const keeper = member === undefined ? keeperName : nameOf(member)
  const words = [team, isOwn(objective) ? undefined : keeper].filter((word) => word !== undefined)
  if (words.length === 0) return null
  return (
    <span className="chip">
      <Icon name="team" size={13} /> {words.join(' · ')}
    </span>
  )
}
