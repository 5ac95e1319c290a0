import { standsBefore } from '#core/tasks/stands-before.ts'
import type { UnfoldInput } from '#core/tasks/unfold-goals.ts'
import type { Interval } from '#core/time/interval.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

/** Time that the plan gives to work which stands before the goals: it is not free for them. */
export async function timeBeforeGoals(
  { tasks, blocks }: Repositories,
  keyResults: UnfoldInput['keyResults'],
): Promise<Interval[]> {
  const least = Math.max(0, ...keyResults.map(({ effortPlan }) => effortPlan?.priority ?? 0))
  const open = await tasks.listByStatus('open')
  const first = new Set(open.filter((task) => standsBefore(task, least)).map(({ id }) => id))
  const ahead = await blocks.listInStates(['flexible', 'defended', 'pinned', 'running'])
  return ahead.filter(({ itemId }) => first.has(itemId))
}
