import type { KeyResult } from '#core/goals/key-result.ts'
import { conflict, found } from '../../errors.ts'
import type { KeyResultCore } from '../../ports/repositories/goal-repositories.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import type { EditDependencies } from '../dependencies.ts'
import { saveEffortPlan, wakeUnfold } from './effort-plans.ts'
import {
  type KeyResultChange,
  type NewKeyResult,
  editedKeyResult,
  newKeyResult,
} from './key-result-fields.ts'
import { noteReachedGoals } from '../../settle/note-achievements.ts'
import { recorderOf } from './record-change.ts'
import { createEditGoal } from '../teams/edit-goal.ts'
import { setKeyResultOwner } from '../teams/key-result-owner.ts'
import type { OpenGoal } from '../teams/open-goal.ts'

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
          const keyResult = await newKeyResult(open, ids.next(), body)
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
          const { before, next } = await editedKeyResult(open, id, change)
          await goals.keyResults.save(next)
          const owners = await changeOwner(open, id, change.ownerId)
          await record(goals, userId, { ...before, ...owners.before }, { ...next, ...owners.after })
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
