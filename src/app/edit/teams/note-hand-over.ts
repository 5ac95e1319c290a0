import type { Objective } from '#core/goals/objective.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { recorderOf } from '../goals/record-change.ts'

type HandOver = { readonly workspaceId: string; readonly giver: string; readonly taker: string }
type Kept = Objective & { readonly keeperId: string }

/** The history of each goal that changes hands says so. Before they do: it goes along with its goal. */
export async function noteHandOver(
  mine: Repositories,
  userId: string,
  { workspaceId, giver, taker }: HandOver,
  dependencies: EditDependencies,
): Promise<void> {
  if (giver === taker) return
  const record = recorderOf<Kept>(dependencies, 'objective', ({ id }) => id)
  const goals = giver === userId ? mine : mine.sharedGoals.keptBy(giver)
  const places = (await mine.sharedGoals.places()).filter(
    (place) => place.keeperId === giver && place.workspaceId === workspaceId,
  )
  for (const { objectiveId } of places) {
    const objective = await goals.objectives.find(objectiveId)
    if (objective === null || !isHandedOver(objective)) continue
    await record(goals, userId, { ...objective, keeperId: giver }, { ...objective, keeperId: taker })
  }
}

/** What nobody else has seen stays with who made it. */
const isHandedOver = ({ visibility, status }: Objective): boolean =>
  visibility === 'workspace' && status !== 'draft'
