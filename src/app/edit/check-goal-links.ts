import { invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

type GoalLinks = { readonly objectiveId: string | null; readonly keyResultId: string | null }

/** The goals that a task, a habit or logged work names must be the person's own, and belong together. */
export async function checkGoalLinks(
  { objectives, keyResults }: Repositories,
  { objectiveId, keyResultId }: GoalLinks,
): Promise<void> {
  if (objectiveId !== null && (await objectives.find(objectiveId)) === null) {
    throw invalid('body.objectiveId', objectiveId, 'the id of an objective of yours')
  }
  if (keyResultId === null) return
  const keyResult = await keyResults.find(keyResultId)
  if (keyResult === null) throw invalid('body.keyResultId', keyResultId, 'the id of a key result of yours')
  if (objectiveId !== null && keyResult.objectiveId !== objectiveId) {
    throw invalid('body.keyResultId', keyResultId, `a key result of the objective ${objectiveId}`)
  }
}
