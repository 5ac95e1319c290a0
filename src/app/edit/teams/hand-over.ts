import type { Objective } from '#core/goals/objective.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { recorderOf } from '../goals/record-change.ts'

type HandOver = { readonly workspaceId: string; readonly giver: string; readonly taker: string }
type Kept = Objective & { readonly keeperId: string }

/** Goals change hands. The history of each says so, and goes along with it. */
export async function handOver(
  mine: Repositories,
  userId: string,
  handing: HandOver,
  dependencies: EditDependencies,
): Promise<void> {
  const { workspaceId, giver, taker } = handing
  if (giver !== taker) await note(mine, userId, handing, dependencies)
  await mine.workspaces.handOver(workspaceId, giver, taker, dependencies.clock.now())
}

async function note(
  mine: Repositories,
  userId: string,
  { workspaceId, giver, taker }: HandOver,
  dependencies: EditDependencies,
): Promise<void> {
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
