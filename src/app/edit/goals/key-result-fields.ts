import type { createKeyResult, updateKeyResult } from '#contracts/http/key-result-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { found, invalid } from '../../errors.ts'
import type { KeyResultCore } from '../../ports/repositories/goal-repositories.ts'
import type { OpenGoal } from '../teams/open-goal.ts'
import { bound } from './bind-key-result.ts'

export type NewKeyResult = RouteRequest<typeof createKeyResult>['body']
export type KeyResultChange = RouteRequest<typeof updateKeyResult>['body']

/** The key result that a body asks for; refused where it contradicts itself. Writes nothing. */
export const newKeyResult = (open: OpenGoal, id: string, body: NewKeyResult): Promise<KeyResultCore> =>
  bound(open, checked(coreOf(id, open.objective.id, body)))

/** The key result as it was, and as it would be; refused where it contradicts itself. Writes nothing. */
export async function editedKeyResult(open: OpenGoal, id: string, change: KeyResultChange) {
  const before = found(await open.goals.keyResults.find(id), 'key result', id)
  return { before, next: await bound(open, checked(changed(before, change)), before) }
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

/** A field left out keeps its value; null is a value. */
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
