import { DateTime } from 'luxon'
import type { CycleView } from '#contracts/http/goals.ts'
import { currentOf, ensureCurrentCycle } from '../edit/current-cycle.ts'
import type { EditDependencies } from '../edit/dependencies.ts'

/** Cycles, newest first. There is always one that holds today. */
export function createListCycles({ unitOfWork, ids, clock }: EditDependencies) {
  return (userId: string): Promise<{ items: CycleView[] }> =>
    unitOfWork.forUser(userId, async (repositories) => {
      await ensureCurrentCycle(repositories, ids, clock)
      const { timeZone } = await repositories.person.get()
      const today = DateTime.fromMillis(clock.now(), { zone: timeZone }).toISODate() ?? ''
      const cycles = await repositories.cycles.list()
      const current = currentOf(cycles, today)
      return {
        items: cycles
          .toSorted((a, b) => b.startsOn.localeCompare(a.startsOn))
          .map((cycle) => ({ ...cycle, isCurrent: cycle.id === current?.id })),
      }
    })
}
