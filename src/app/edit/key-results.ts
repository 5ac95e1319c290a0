import type { RouteRequest } from '#contracts/http/route.ts'
import type { createKeyResult, updateKeyResult } from '#contracts/http/key-result-routes.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { conflict, found, invalid } from '../errors.ts'
import type { KeyResultCore } from '../ports/repositories/goal-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { EditDependencies } from './dependencies.ts'
import { saveEffortPlan, wakeUnfold } from './effort-plans.ts'
import { bound } from './bind-key-result.ts'
import { noteReachedGoals } from '../settle/note-achievements.ts'
import { recorderOf } from './record-change.ts'

type NewKeyResult = RouteRequest<typeof createKeyResult>['body']
type KeyResultChange = RouteRequest<typeof updateKeyResult>['body']

export function createKeyResultEdits(dependencies: EditDependencies) {
  const { unitOfWork, ids, clock } = dependencies
  const record = recorderOf<KeyResultCore>(dependencies, 'key-result', ({ objectiveId }) => objectiveId)
  return {
    /** Answers the id. */
    createKeyResult: (userId: string, objectiveId: string, body: NewKeyResult): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        found(await repositories.objectives.find(objectiveId), 'objective', objectiveId)
        const id = ids.next()
        const keyResult = await bound(repositories, checked(coreOf(id, objectiveId, body)))
        await repositories.keyResults.save(keyResult)
        if (body.kind === 'milestone') {
          for (const [position, milestone] of body.milestones.entries()) {
            const whole = { ...milestone, id: ids.next(), doneAtMs: null }
            await repositories.keyResults.saveMilestone(id, whole, position)
          }
        }
        if (body.effortPlan !== null) {
          await saveEffortPlan(repositories, id, body.effortPlan, 'body.effortPlan')
        }
        await record(repositories, userId, null, keyResult)
        await wakeUnfold(repositories)
        return id
      }),

    updateKeyResult: (userId: string, id: string, change: KeyResultChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = found(await repositories.keyResults.find(id), 'key result', id)
        const next = await bound(repositories, checked(changed(keyResult, change)))
        await repositories.keyResults.save(next)
        await record(repositories, userId, keyResult, next)
        await noteReachedGoals(repositories, ids, clock.now())
        await wakeUnfold(repositories)
      }),

    removeKeyResult: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const keyResult = found(await repositories.keyResults.find(id), 'key result', id)
        await refuseWithWork(repositories, keyResult)
        await repositories.keyResults.remove(id)
        await record(repositories, userId, keyResult, null)
        await wakeUnfold(repositories)
      }),
  }
}

async function refuseWithWork({ ledger }: Repositories, { id, title }: KeyResult): Promise<void> {
  if ((await ledger.page({ keyResultId: id }, null, 1)).length === 0) return
  throw conflict(
    'work-recorded',
    `Work is recorded on the key result "${title}", and the ledger keeps it.`,
    'Remove its effort plan to stop planning hours for it.',
  )
}

function coreOf(id: string, objectiveId: string, body: NewKeyResult): KeyResultCore {
  const common = { id, objectiveId, title: body.title, weight: body.weight, checkInDays: body.checkInDays }
  switch (body.kind) {
    case 'metric': {
      const { kind, baseline, target, unit, kpiId, counterKeyResultId } = body
      return { ...common, kind, baseline, target, unit, kpiId, counterKeyResultId }
    }
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
    title: or(change.title, keyResult.title),
    weight: or(change.weight, keyResult.weight),
    checkInDays: or(change.checkInDays, keyResult.checkInDays),
  }
  refuseForeignFields(keyResult, change)
  switch (keyResult.kind) {
    case 'metric':
      return {
        ...common,
        kind: 'metric',
        baseline: or(change.baseline, keyResult.baseline),
        target: or(change.target, keyResult.target),
        unit: or(change.unit, keyResult.unit),
        kpiId: or(change.kpiId, keyResult.kpiId),
        counterKeyResultId: or(change.counterKeyResultId, keyResult.counterKeyResultId),
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

/** What is not said stays; null is said. */
const or = <T>(given: T | undefined, old: T): T => (given === undefined ? old : given)

const ofMetrics = ['baseline', 'target', 'unit', 'kpiId', 'counterKeyResultId'] as const
const fieldsOf = { metric: ofMetrics, milestone: [], effort: ['target'] } as const

function refuseForeignFields({ kind }: KeyResult, change: KeyResultChange): void {
  for (const field of ofMetrics) {
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
