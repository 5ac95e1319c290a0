import { type Reached, reachedGoals } from '#core/goals/achievement.ts'
import { keyResultProgress } from '#core/goals/progress.ts'
import type { IdSource } from '../ports/id-source.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/** Records what key results and cycles have reached by now. A second run records nothing. */
export async function noteReachedGoals(
  repositories: Repositories,
  ids: IdSource,
  nowMs: number,
): Promise<void> {
  const { cycles, objectives, keyResults } = repositories
  const reached = reachedGoals(await cycles.list(), await objectives.list(), await keyResults.list())
  await noteAchievements(repositories, ids, nowMs, reached)
}

/** The same after work for one key result: as long as that is not reached, its hours have reached nothing. */
export async function noteReachedByWork(
  repositories: Repositories,
  ids: IdSource,
  nowMs: number,
  keyResultId: string,
): Promise<void> {
  const keyResult = await repositories.keyResults.find(keyResultId)
  if (keyResult !== null && keyResultProgress(keyResult) >= 1)
    await noteReachedGoals(repositories, ids, nowMs)
}

export async function noteAchievements(
  { achievements }: Repositories,
  ids: IdSource,
  nowMs: number,
  reached: readonly Reached[],
): Promise<void> {
  for (const one of reached) await achievements.add({ ...one, id: ids.next(), atMs: nowMs })
}
