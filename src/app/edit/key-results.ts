import type { RouteRequest } from '#contracts/http/route.ts'
import type { createKeyResult, updateKeyResult } from '#contracts/http/key-result-routes.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { conflict, found, invalid } from '../errors.ts'
import type { KeyResultCore } from '../ports/repositories/goal-repositories.ts'
import type { EditDependencies } from './dependencies.ts'
import { saveEffortPlan, wakeUnfold } from './effort-plans.ts'

type NewKeyResult = RouteRequest<typeof createKeyResult>['body']
type KeyResultChange = RouteRequest<typeof updateKeyResult>['body']

export function createKeyResultEdits({ unitOfWork, ids }: EditDependencies) {
  return {
    /** Answers the id. */
    createKeyResult: (userId: string, objectiveId: string, body: NewKeyResult): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.objectives.find(objectiveId), 'objective', objectiveId)
        const id = ids.next()
        await repositories.keyResults.save(checked(coreOf(id, objectiveId, body)))
        if (body.kind === 'milestone') {
          for (const [position, milestone] of body.milestones.entries()) {
            const whole = { ...milestone, id: ids.next(), doneAtMs: null }
            await repositories.keyResults.saveMilestone(id, whole, position)
          }
        }
        if (body.effortPlan !== null) {
          await saveEffortPlan(repositories, id, body.effortPlan, 'body.effortPlan')
        }
        await wakeUnfold(repositories)
        return id
      }),

    updateKeyResult: (userId: string, id: string, change: KeyResultChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = found(await repositories.keyResults.find(id), 'key result', id)
        await repositories.keyResults.save(checked(changed(keyResult, change)))
        await wakeUnfold(repositories)
      }),

    removeKeyResult: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = found(await repositories.keyResults.find(id), 'key result', id)
        if ((await repositories.ledger.page({ keyResultId: id }, null, 1)).length > 0) {
          throw conflict(
            'work-recorded',
            `Work is recorded on the key result "${keyResult.title}", and the ledger keeps it.`,
            'Remove its effort plan to stop planning hours for it.',
          )
        }
        await repositories.keyResults.remove(id)
        await wakeUnfold(repositories)
      }),
  }
}

function coreOf(id: string, objectiveId: string, body: NewKeyResult): KeyResultCore {
  const common = { id, objectiveId, title: body.title, weight: body.weight }
  switch (body.kind) {
    case 'metric':
      return { ...common, kind: 'metric', baseline: body.baseline, target: body.target, unit: body.unit }
    case 'milestone':
      return { ...common, kind: 'milestone' }
    case 'effort':
      return { ...common, kind: 'effort', measure: body.measure, target: body.target }
  }
}

function changed(keyResult: KeyResult, change: KeyResultChange): KeyResultCore {
  const { id, objectiveId } = keyResult
  const common = {
    id,
    objectiveId,
    title: change.title ?? keyResult.title,
    weight: change.weight ?? keyResult.weight,
  }
  refuseForeignFields(keyResult, change)
  switch (keyResult.kind) {
    case 'metric':
      return {
        ...common,
        kind: 'metric',
        baseline: change.baseline === undefined ? keyResult.baseline : change.baseline,
        target: change.target === undefined ? keyResult.target : change.target,
        unit: change.unit ?? keyResult.unit,
      }
    case 'milestone':
      return { ...common, kind: 'milestone' }
    case 'effort':
      return {
        ...common,
        kind: 'effort',
        measure: keyResult.measure,
        target: change.target ?? keyResult.target,
      }
  }
}

const fieldsOf = { metric: ['baseline', 'target', 'unit'], milestone: [], effort: ['target'] } as const

function refuseForeignFields({ kind }: KeyResult, change: KeyResultChange): void {
  for (const field of ['baseline', 'target', 'unit'] as const) {
    const isOurs = (fieldsOf[kind] as readonly string[]).includes(field)
    if (change[field] !== undefined && !isOurs) {
      throw invalid(`body.${field}`, change[field], `no such field: the key result is of kind "${kind}"`)
    }
  }
}

function checked(keyResult: KeyResultCore): KeyResultCore {
  if (keyResult.kind === 'metric' && hasNoWay(keyResult)) {
    throw invalid('body.target', keyResult.target, `another value than the baseline, ${keyResult.baseline}`)
  }
  if (keyResult.kind === 'effort' && keyResult.target <= 0) {
    throw invalid('body.target', keyResult.target, 'a number above 0')
  }
  return keyResult
}

const hasNoWay = ({ baseline, target }: { baseline: number | null; target: number | null }): boolean =>
  target !== null && baseline === target
