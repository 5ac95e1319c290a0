import type { RouteRequest } from '#contracts/http/route.ts'
import type { createKeyResult, updateKeyResult } from '#contracts/http/key-result-routes.ts'
import type { KeyResult } from '#core/goals/key-result.ts'
import { conflict, found, invalid } from '../../errors.ts'
import type { KeyResultCore } from '../../ports/repositories/goal-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { saveEffortPlan, wakeUnfold } from './effort-plans.ts'
import { bound } from './bind-key-result.ts'
import { noteReachedGoals } from '../../settle/note-achievements.ts'
import { recorderOf } from './record-change.ts'
import { createEditGoal } from '../teams/edit-goal.ts'
import { setKeyResultOwner } from '../teams/key-result-owner.ts'
import type { OpenGoal } from '../teams/open-goal.ts'

type NewKeyResult = RouteRequest<typeof createKeyResult>['body']
type KeyResultChange = RouteRequest<typeof updateKeyResult>['body']

export function createKeyResultEdits(dependencies: EditDependencies) {
  const { ids, clock } = dependencies
  const editGoal = createEditGoal(dependencies)
  const record = recorderOf<KeyResultCore>(dependencies, 'key-result', ({ objectiveId }) => objectiveId)
  return {
    /** Answers the id. */
    createKeyResult: (userId: string, objectiveId: string, body: NewKeyResult): Promise<string> =>
      editGoal(userId, {
        goal: { objectiveId },
        work: async (open) => {
          const keyResult = await bound(open, checked(coreOf(ids.next(), objectiveId, body)))
          await saveWhole(open, ids, keyResult, body)
          await record(open.goals, userId, null, keyResult)
          return keyResult.id
        },
        asKeeper: wakeUnfold,
      }),

    updateKeyResult: (userId: string, id: string, change: KeyResultChange): Promise<void> =>
      editGoal(userId, {
        goal: { keyResultId: id },
        work: async (open) => {
          const { goals } = open
          const keyResult = found(await goals.keyResults.find(id), 'key result', id)
          const next = await bound(open, checked(changed(keyResult, change)), keyResult)
          await goals.keyResults.save(next)
          const owners = await changeOwner(open, id, change.ownerId)
          await record(goals, userId, { ...keyResult, ...owners.before }, { ...next, ...owners.after })
        },
        asKeeper: async (keeper) => {
          await noteReachedGoals(keeper, ids, clock.now())
          await wakeUnfold(keeper)
        },
      }),

    removeKeyResult: (userId: string, id: string): Promise<void> =>
      editGoal(userId, {
        goal: { keyResultId: id },
        deed: 'remove',
        work: async ({ mine, goals }) => {
          const keyResult = found(await goals.keyResults.find(id), 'key result', id)
          await refuseWithWork(mine, keyResult)
          await goals.keyResults.remove(id)
          await record(goals, userId, keyResult, null)
        },
        asKeeper: wakeUnfold,
      }),
  }
}

async function saveWhole(
  open: OpenGoal,
  ids: EditDependencies['ids'],
  keyResult: KeyResultCore,
  body: NewKeyResult,
): Promise<void> {
  const { mine, goals } = open
  const { id } = keyResult
  await goals.keyResults.save(keyResult)
  if (body.kind === 'milestone') {
    for (const [position, milestone] of body.milestones.entries()) {
      const whole = { ...milestone, id: ids.next(), doneAtMs: null }
      await goals.keyResults.saveMilestone(id, whole, position)
    }
  }
  if (body.ownerId !== null) await setKeyResultOwner(open, id, body.ownerId)
  if (body.effortPlan === null) return
  await saveEffortPlan(mine, id, body.effortPlan, 'body.effortPlan')
  await wakeUnfold(mine)
}

/** For the history: who answered for it, and who does. */
async function changeOwner(open: OpenGoal, id: string, ownerId: string | null | undefined) {
  if (ownerId === undefined) return { before: {}, after: {} }
  const before = (await open.mine.sharedGoals.owners()).get(id) ?? null
  return { before: { ownerId: before }, after: { ownerId: await setKeyResultOwner(open, id, ownerId) } }
}

async function refuseWithWork(
  { ledger, sharedGoals }: Repositories,
  { id, title }: KeyResult,
): Promise<void> {
  const others = (await sharedGoals.effortOfColleagues([id])).get(id)?.doneMinutes ?? 0
  if (others === 0 && (await ledger.page({ keyResultId: id }, null, 1)).length === 0) return
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
