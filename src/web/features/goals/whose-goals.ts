import type { CycleView } from '#contracts/http/goals.ts'
import type { ShownObjective } from './goal-types.ts'

type Kept = Pick<ShownObjective, 'keeperId' | 'ownerTeamId' | 'keyResults'>

/** Is it one's own? A colleague's names its keeper. */
export const isOwn = ({ keeperId }: Pick<ShownObjective, 'keeperId'>): boolean => keeperId === undefined

export const mayEdit = (objective: Pick<ShownObjective, 'keeperId' | 'mayEdit'>): boolean =>
  isOwn(objective) || objective.mayEdit === true

/** 'mine' are those that one keeps or answers for in part, 'all' those of everybody, else those of a team. */
export function goalsOf<G extends Kept>(objectives: readonly G[], of: string, myId: string): G[] {
  if (of === 'all') return [...objectives]
  return objectives.filter(({ keeperId, ownerTeamId, keyResults }) =>
    of === 'mine'
      ? keeperId === undefined || keyResults.some(({ ownerId }) => ownerId === myId)
      : ownerTeamId === of,
  )
}

type Cycle = Pick<CycleView, 'id' | 'isCurrent'>

/** Goals of a cycle. A colleague's cycle that one does not share counts as the current one. */
export const inCycle = <G extends Pick<ShownObjective, 'cycleId'>>(
  objectives: readonly G[],
  { id, isCurrent }: Cycle,
  known: readonly Pick<CycleView, 'id'>[],
): G[] =>
  objectives.filter(
    ({ cycleId }) => cycleId === id || (isCurrent && known.every((cycle) => cycle.id !== cycleId)),
  )
