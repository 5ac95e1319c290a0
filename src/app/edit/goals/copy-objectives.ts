import { nextKeyResult } from '#core/goals/copy-key-result.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import type { Objective } from '#core/goals/objective.ts'
import { found, invalid } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { recorderOf } from './record-change.ts'
import { copyOwners } from '../teams/copy-owners.ts'

type Copy = { readonly fromCycleId: string; readonly objectiveIds?: readonly string[] | undefined }

/**
 * Takes objectives over into another cycle, with their key results, as drafts: nothing is planned before somebody
 * says so. Parents that come along stay parents, and so do those of other cycles, such as the year's. Answers the ids.
 */
export function createCopyObjectives(dependencies: EditDependencies) {
  const { unitOfWork, ids } = dependencies
  const record = recorderOf<Objective>(dependencies, 'objective', ({ id }) => id)
  return (userId: string, toCycleId: string, copy: Copy): Promise<string[]> =>
    unitOfWork.forUser(userId, async (repositories) => {
      found(await repositories.cycles.find(toCycleId), 'cycle', toCycleId)
      const { chosen, left } = await chosenOf(repositories, toCycleId, copy)
      const keyResults = (await repositories.keyResults.list()).filter(({ objectiveId }) =>
        chosen.some(({ id }) => id === objectiveId),
      )
      const newIds = new Map([...chosen, ...keyResults].map(({ id }) => [id, ids.next()]))
      const idOf = (id: string): string => found(newIds.get(id) ?? null, 'copy of', id)
      for (const objective of parentsFirst(chosen)) {
        const next = {
          ...objective,
          id: idOf(objective.id),
          cycleId: toCycleId,
          status: 'draft' as const,
          parentId: parentOf(objective, newIds, left),
          finalScore: null,
          activeSinceMs: null,
        }
        await repositories.objectives.save(next)
        await record(repositories, userId, null, next)
      }
      const copies = keyResults.map((one): KeyResult => {
        return { ...nextKeyResult(one), id: idOf(one.id), objectiveId: idOf(one.objectiveId) }
      })
      for (const next of copies) await saveCopy(repositories, dependencies, next)
      await pairAgain(repositories, copies, newIds)
      await copyOwners(repositories, newIds)
      await repositories.announce('goals')
      return chosen.map(({ id }) => idOf(id))
    })
}

type NewIds = ReadonlyMap<string, string>

/** One that stays behind in the old cycle is no parent in the next one. */
function parentOf({ parentId }: Objective, newIds: NewIds, left: ReadonlySet<string>): string | null {
  if (parentId === null) return null
  return newIds.get(parentId) ?? (left.has(parentId) ? null : parentId)
}

async function chosenOf(
  { cycles, objectives }: Repositories,
  toCycleId: string,
  { fromCycleId, objectiveIds }: Copy,
): Promise<{ readonly chosen: readonly Objective[]; readonly left: ReadonlySet<string> }> {
  if ((await cycles.find(fromCycleId)) === null || fromCycleId === toCycleId) {
    throw invalid('body.fromCycleId', fromCycleId, 'the id of another cycle of yours')
  }
  const all = (await objectives.list()).filter(({ cycleId }) => cycleId === fromCycleId)
  for (const id of objectiveIds ?? []) {
    if (all.every((one) => one.id !== id)) {
      throw invalid('body.objectiveIds', id, 'ids of objectives of the cycle fromCycleId')
    }
  }
  const isChosen = ({ id, status }: Objective): boolean =>
    objectiveIds?.includes(id) ?? (status === 'active' || status === 'paused')
  return {
    chosen: all.filter(isChosen),
    left: new Set(all.filter((one) => !isChosen(one)).map(({ id }) => id)),
  }
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

/** Metrics that pull against each other do so in the next cycle, where both of them came along. */
async function pairAgain({ keyResults }: Repositories, copies: readonly KeyResult[], newIds: NewIds) {
  for (const copy of copies) {
    if (copy.kind !== 'metric') continue
    const counterKeyResultId = newIds.get(copy.counterKeyResultId ?? '')
    if (counterKeyResultId !== undefined) await keyResults.save({ ...copy, counterKeyResultId })
  }
}

async function saveCopy(
  { keyResults }: Repositories,
  { ids }: EditDependencies,
  keyResult: KeyResult,
): Promise<void> {
  const { id, effortPlan } = keyResult
  const isMetric = keyResult.kind === 'metric'
  await keyResults.save(isMetric ? { ...keyResult, counterKeyResultId: null } : keyResult)
  if (effortPlan !== null) await keyResults.saveEffortPlan(id, effortPlan)
  if (keyResult.kind !== 'milestone') return
  for (const [position, milestone] of keyResult.milestones.entries()) {
    await keyResults.saveMilestone(id, { ...milestone, id: ids.next() }, position)
  }
}
