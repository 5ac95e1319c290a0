import type { Cycle } from '#core/goals/cycle.ts'
import { mayAdminister } from '#core/teams/role.ts'
import { found } from '../../errors.ts'
import type { GoalChangeRepository } from '../../ports/repositories/goal-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { article, forbidden, standingOf } from './standing.ts'

/** A cycle that somebody changes: their own, or one of a workspace that they administer. */
export type OpenCycle = {
  readonly cycle: Cycle
  /** Where its history is kept. */
  readonly history: { readonly goalChanges: GoalChangeRepository }
  /** Whose plans may follow from it, beside who changes it. */
  readonly others: readonly string[]
  readonly save: (next: Cycle) => Promise<void>
  readonly remove: () => Promise<void>
}

export async function openCycle(mine: Repositories, userId: string, id: string): Promise<OpenCycle> {
  const { sharedGoals } = mine
  const cycle = found(await mine.cycles.find(id), 'cycle', id)
  const place = (await sharedGoals.sharedCycles()).get(id)
  const people = place === undefined ? [] : standingOf(await mine.workspaces.people(place.workspaceId))
  const others = people.map((member) => member.userId).filter((one) => one !== userId)
  if (place === undefined || place.keeperId === userId)
    return {
      cycle,
      history: mine,
      others,
      save: (next) => mine.cycles.save(next),
      remove: () => mine.cycles.remove(id),
    }
  await checkRole(mine, place.workspaceId)
  return {
    cycle,
    history: sharedGoals.keptBy(place.keeperId),
    others,
    save: (next) => sharedGoals.changeCycle(next),
    remove: () => sharedGoals.removeCycle(id),
  }
}

async function checkRole({ workspaces }: Repositories, workspaceId: string): Promise<void> {
  const workspace = (await workspaces.list()).find(({ id }) => id === workspaceId)
  if (workspace !== undefined && !mayAdminister(workspace.role))
    throw forbidden(
      workspace,
      `only owners and admins change cycles of all, and you are ${article(workspace.role)} there`,
    )
}
