import { invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { findKeyResult, isObjectiveSeen } from '../../read/goals/find-goal.ts'

type GoalLinks = { readonly objectiveId: string | null; readonly keyResultId: string | null }

/** The goals that a task, a habit or logged work names must be the person's own or shared with them, and belong together. */
export async function checkGoalLinks(
  goals: Repositories,
  { objectiveId, keyResultId }: GoalLinks,
): Promise<void> {
  if (objectiveId !== null && !(await isObjectiveSeen(goals, objectiveId)))
    throw invalid('body.objectiveId', objectiveId, 'the id of an objective of yours')
  if (keyResultId === null) return
  const keyResult = await findKeyResult(goals, keyResultId)
  if (keyResult === null) throw invalid('body.keyResultId', keyResultId, 'the id of a key result of yours')
  if (objectiveId !== null && keyResult.objectiveId !== objectiveId) {
    throw invalid('body.keyResultId', keyResultId, `a key result of the objective ${objectiveId}`)
  }
}
