import { nextKeyResult } from '#core/goals/copy-key-result.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import { found, invalid } from '../errors.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { recorderOf } from './record-change.ts'

type Copy = { readonly fromCycleId: string; readonly objectiveIds?: readonly string[] | undefined }

/**
 * Takes objectives over into another cycle, with their key results, as drafts: nothing is planned before somebody
 * says so. Parents that come along stay parents. Answers the ids.
 */
export function createCopyObjectives(dependencies: EditDependencies) {
  const { unitOfWork, ids } = dependencies
  const record = recorderOf<Objective>(dependencies, 'objective', ({ id }) => id)
  return (userId: string, toCycleId: string, copy: Copy): Promise<string[]> =>
    unitOfWork.forUser(userId, async (repositories) => {
      found(await repositories.cycles.find(toCycleId), 'cycle', toCycleId)
      const chosen = await chosenOf(repositories, toCycleId, copy)
      const newIds = new Map(chosen.map(({ id }) => [id, ids.next()]))
      const keyResults = await repositories.keyResults.list()
      for (const objective of parentsFirst(chosen)) {
        const id = newIds.get(objective.id)!
        const next = {
          ...objective,
          id,
          cycleId: toCycleId,
          status: 'draft' as const,
          parentId: newIds.get(objective.parentId ?? '') ?? null,
          finalScore: null,
          activeSinceMs: null,
        }
        await repositories.objectives.save(next)
        await record(repositories, userId, null, next)
        for (const keyResult of keyResults.filter((one) => one.objectiveId === objective.id)) {
          await saveCopy(repositories, dependencies, { ...nextKeyResult(keyResult), objectiveId: id })
        }
      }
      await repositories.announce('goals')
      return [...newIds.values()]
    })
}

async function chosenOf(
  { cycles, objectives }: Repositories,
  toCycleId: string,
  { fromCycleId, objectiveIds }: Copy,
): Promise<readonly Objective[]> {
  if ((await cycles.find(fromCycleId)) === null || fromCycleId === toCycleId) {
    throw invalid('body.fromCycleId', fromCycleId, 'the id of another cycle of yours')
  }
  const all = (await objectives.list()).filter(({ cycleId }) => cycleId === fromCycleId)
  if (objectiveIds === undefined)
    return all.filter(({ status }) => status === 'active' || status === 'paused')
  for (const id of objectiveIds) {
    if (all.every((one) => one.id !== id)) {
      throw invalid('body.objectiveIds', id, 'ids of objectives of the cycle fromCycleId')
    }
  }
  return all.filter(({ id }) => objectiveIds.includes(id))
}

/** A parent has to be there before its children point at it. */
function parentsFirst(objectives: readonly Objective[]): Objective[] {
  const byId = new Map(objectives.map((one) => [one.id, one]))
  const depthOf = ({ parentId }: Objective): number => {
    const parent = byId.get(parentId ?? '')
    return parent === undefined ? 0 : depthOf(parent) + 1
  }
  return objectives.toSorted((a, b) => depthOf(a) - depthOf(b))
}

async function saveCopy(
  { keyResults }: Repositories,
  { ids }: EditDependencies,
  keyResult: KeyResult,
): Promise<void> {
  const copy = { ...keyResult, id: ids.next() }
  await keyResults.save(copy)
  if (copy.effortPlan !== null) await keyResults.saveEffortPlan(copy.id, copy.effortPlan)
  if (copy.kind !== 'milestone') return
  for (const [position, milestone] of copy.milestones.entries()) {
    await keyResults.saveMilestone(copy.id, { ...milestone, id: ids.next() }, position)
  }
}
