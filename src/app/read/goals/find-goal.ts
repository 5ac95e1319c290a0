import type { KeyResult } from '#core/goals/key-result.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

type Goals = Pick<Repositories, 'keyResults' | 'objectives' | 'sharedGoals'>

/** The person's own, or one of a colleague that is shown to them. */
export const findKeyResult = async (
  { keyResults, sharedGoals }: Goals,
  id: string,
): Promise<KeyResult | null> => (await keyResults.find(id)) ?? (await sharedGoals.findKeyResult(id))

export async function isObjectiveSeen({ objectives, sharedGoals }: Goals, id: string): Promise<boolean> {
  if ((await objectives.find(id)) !== null) return true
  return (await sharedGoals.places()).some(({ objectiveId }) => objectiveId === id)
}
