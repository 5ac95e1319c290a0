import { cycleOfPlan, expectedEffort, expectedOutcome } from '#core/goals/pace.ts'
import { paceFactor } from '#core/goals/pace-factor.ts'
import { keyResultProgress } from '#core/goals/progress.ts'
import { weightOf } from '#core/planning/constraints/weights.ts'
import type { Task } from '#core/tasks/task.ts'
import type { Snapshot } from '../snapshot.ts'

/** Twice the most that a priority and a pace can make of a task: what is left of a week's floor comes first. */
export const FLOOR_WEIGHT = 24

/**
 * Factor on the weight of an effort task by the pace of its key result, in quarters, so that a plan does not change
 * from day to day for nothing. 1 for anything else.
 */
export function paceFactorOf(
  task: Task,
  { keyResults, objectives, cycles, horizon, person }: Snapshot,
): number {
  const keyResult = keyResults.find(({ id }) => id === task.keyResultId)
  const objective = objectives.find(({ id }) => id === keyResult?.objectiveId)
  const cycle = cycles.find(({ id }) => id === objective?.cycleId)
  if (task.source !== 'effort-plan' || keyResult === undefined || cycle === undefined) return 1
  const { nowMs } = horizon
  const expected =
    keyResult.kind === 'effort'
      ? expectedEffort(
          cycleOfPlan(cycle, keyResult, person.timeZone),
          keyResult.effortPlan,
          nowMs,
          person.timeZone,
        )
      : expectedOutcome(cycle, nowMs, person.timeZone)
  return Math.round(paceFactor(keyResultProgress(keyResult), expected) * 4) / 4
}

/** Null where the priority says it all. */
export function pacedWeight(task: Task, snapshot: Snapshot): number | null {
  const factor = paceFactorOf(task, snapshot)
  return factor === 1 ? null : weightOf({ priority: task.priority }) * factor
}
