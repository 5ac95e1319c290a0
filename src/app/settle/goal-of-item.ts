import type { Repositories } from '../ports/unit-of-work.ts'
import { findKeyResult } from '../read/goals/find-goal.ts'

export type ItemRef = { readonly taskId: string | null; readonly habitId: string | null }
export type GoalRef = { readonly keyResultId: string | null; readonly objectiveId: string | null }

/** The goal that work on a task or habit counts for, as things stand now; a key result brings its objective. */
export async function goalOfItem(repositories: Repositories, { taskId, habitId }: ItemRef): Promise<GoalRef> {
  const item =
    taskId === null
      ? habitId === null
        ? null
        : await repositories.habits.find(habitId)
      : await repositories.tasks.find(taskId)
  return completeGoal(repositories, {
    keyResultId: item?.keyResultId ?? null,
    objectiveId: item?.objectiveId ?? null,
  })
}

export async function completeGoal(goals: Repositories, goal: GoalRef): Promise<GoalRef> {
  if (goal.keyResultId === null) return goal
  const keyResult = await findKeyResult(goals, goal.keyResultId)
  return keyResult === null
    ? { keyResultId: null, objectiveId: goal.objectiveId }
    : { keyResultId: keyResult.id, objectiveId: keyResult.objectiveId }
}
