import { DateTime } from 'luxon'
import type { CycleView } from '#contracts/http/goals.ts'
import { mayAdminister } from '#core/teams/role.ts'
import { currentOf, ensureCurrentCycle } from '../../edit/goals/current-cycle.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { found } from '../../errors.ts'
import type { CyclePlace } from '../../ports/repositories/team-repositories.ts'

/** Cycles, newest first. There is always one that holds today. */
export function createReadCycles({ unitOfWork, ids, clock }: EditDependencies) {
  const readAll = (userId: string): Promise<CycleView[]> =>
    unitOfWork.forUser(userId, async (repositories) => {
      await ensureCurrentCycle(repositories, ids, clock)
      const { timeZone } = await repositories.person.get()
      const today = DateTime.fromMillis(clock.now(), { zone: timeZone }).toISODate() ?? ''
      const cycles = await repositories.cycles.list()
      const current = currentOf(cycles, today)
      const shared = await repositories.sharedGoals.sharedCycles()
      const roles = new Map((await repositories.workspaces.list()).map(({ id, role }) => [id, role]))
      const mayEdit = (place: CyclePlace | undefined): boolean =>
        place === undefined ||
        place.keeperId === userId ||
        mayAdminister(roles.get(place.workspaceId) ?? 'viewer')
      return cycles
        .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
        .map((cycle) => ({
          ...cycle,
          isCurrent: cycle.id === current?.id,
          isShared: shared.has(cycle.id),
          mayEdit: mayEdit(shared.get(cycle.id)),
        }))
    })
  return {
    listCycles: async (userId: string): Promise<{ items: CycleView[] }> => ({ items: await readAll(userId) }),
    readCycle: async (userId: string, id: string): Promise<CycleView> =>
      found((await readAll(userId)).find((cycle) => cycle.id === id) ?? null, 'cycle', id),
  }
}
