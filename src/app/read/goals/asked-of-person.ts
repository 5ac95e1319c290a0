import type { SpokenOf } from '#core/goals/due-check-ins.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { goalsOfWork } from './goals-of-work.ts'

/** Key results for which the person is asked: who answers for one is, and without such a one who keeps it. */
export async function readAskedOfPerson(
  repositories: Repositories,
): Promise<Omit<SpokenOf, 'nowMs' | 'zone'>> {
  const { id: me } = await repositories.person.get()
  const { keyResults, checkIns, objectives, cycles } = await goalsOfWork(repositories)
  const kept = new Set((await repositories.keyResults.list()).map(({ id }) => id))
  const owners = await repositories.sharedGoals.owners()
  const isAsked = (id: string): boolean => (owners.has(id) ? owners.get(id) === me : kept.has(id))
  return {
    objectives,
    cycles,
    keyResults: keyResults.filter(({ id }) => isAsked(id)),
    // Of goals of colleagues there are several, oldest first.
    lastCheckIns: [...(await repositories.checkIns.listLatest(1)), ...checkIns.toReversed()],
  }
}
