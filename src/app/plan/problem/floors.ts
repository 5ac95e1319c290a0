import { isPinned } from '#core/blocks/block.ts'
import type { Task } from '#core/tasks/task.ts'
import { MINUTE_MS } from '#core/time/interval.ts'
import { upToGrid } from './grid.ts'
import type { Snapshot } from '../snapshot.ts'
import type { PlannableTask } from './plannable-tasks.ts'

/** What every objective with an effort plan gets in a week before other work, unless the plan names a least. */
const USUAL_FLOOR_MINUTES = 60

/**
 * Minutes of effort tasks that come before other work, so that no objective starves: the weekly least of their plans,
 * or, where an objective has none, an hour of its first task. What was worked or stands fast is taken off.
 */
export function floorMinutes(tasks: readonly PlannableTask[], snapshot: Snapshot): Map<string, number> {
  const effort = tasks.filter(
    ({ task }) =>
      task.source === 'effort-plan' && tasks.some((other) => other.task.objectiveId !== task.objectiveId),
  )
  const floors = new Map<string, number>()
  for (const group of Map.groupBy(effort, ({ task }) => `${task.objectiveId} ${task.weekOf}`).values()) {
    const hasLeast = group.some(({ task }) => leastOf(task, snapshot) > 0)
    const [first] = group.toSorted((a, b) => a.task.priority - b.task.priority)
    for (const one of group) {
      const usual = one === first && !hasLeast ? USUAL_FLOOR_MINUTES : 0
      const minutes = floorOf(one, Math.max(leastOf(one.task, snapshot), usual), snapshot)
      if (minutes > 0) floors.set(one.task.id, minutes)
    }
  }
  return floors
}

const leastOf = ({ keyResultId }: Task, { keyResults }: Snapshot): number =>
  keyResults.find(({ id }) => id === keyResultId)?.effortPlan?.minMinutesPerWeek ?? 0

/** On the grid; all of the task where the rest would be too short for a block of its own. */
function floorOf({ task, minutes }: PlannableTask, wanted: number, snapshot: Snapshot): number {
  const grid = snapshot.person.settings.gridMinutes
  const shortest = upToGrid(task.minBlockMinutes, grid)
  const worked = snapshot.settledMinutes.get(task.id) ?? 0
  const left = upToGrid(wanted - worked - fastMinutes(task, snapshot), grid)
  if (wanted <= 0 || left <= 0) return 0
  const floor = Math.max(left, shortest)
  const rest = minutes - floor
  if (rest < Math.max(shortest, fastMinutes(task, snapshot))) return minutes
  // A daily limit holds per item: two items of one task could use it twice.
  return task.maxMinutesPerDay === null ? floor : 0
}

/** Minutes of a task in blocks ahead that no plan moves. */
function fastMinutes(task: Task, { blocks, horizon, person }: Snapshot): number {
  const frozenUntil = horizon.nowMs + person.settings.freezeMinutes * MINUTE_MS
  const isFast = (block: (typeof blocks)[number]): boolean =>
    block.itemId === task.id &&
    block.endMs > horizon.nowMs &&
    (isPinned(block) || (['flexible', 'defended'].includes(block.state) && block.startMs < frozenUntil))
  return blocks.filter(isFast).reduce((sum, { startMs, endMs }) => sum + (endMs - startMs) / MINUTE_MS, 0)
}
