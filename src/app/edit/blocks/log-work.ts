import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { LoggedWorkView } from '#contracts/http/ledger-routes.ts'
import { found, invalid, notFound } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { addEntry } from '../../settle/book-work.ts'
import { completeGoal, goalOfItem } from '../../settle/goal-of-item.ts'
import { afterLedger } from './after-ledger.ts'
import { warnOfOverlap } from './warn-of-overlap.ts'
import { findKeyResult, isObjectiveSeen } from '../../read/goals/find-goal.ts'
import { isoOrNull } from '../../read/iso.ts'
import { ledgerEntryView } from '../../read/work/read-ledger.ts'
import type { EditDependencies } from '../dependencies.ts'

export type LoggedWork = {
  readonly taskId: string | null
  readonly habitId: string | null
  readonly keyResultId: string | null
  readonly objectiveId: string | null
  readonly minutes: number
  /** Null: now. */
  readonly workedAtMs: number | null
  readonly note: string
}

/** Records work that no block stood for. A task or habit brings its goal; a key result brings its objective. */
export function createLogWork({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string, work: LoggedWork): Promise<LoggedWorkView> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const nowMs = clock.now()
      checkWork(work, nowMs)
      await repositories.wakes.findForUpdate('plan')
      await checkTargets(repositories, work)
      const entry: LedgerEntry = {
        id: ids.next(),
        blockId: null,
        taskId: work.taskId,
        habitId: work.habitId,
        ...(await goalOf(repositories, work)),
        minutes: work.minutes,
        workedAtMs: work.workedAtMs ?? nowMs,
        evidence: 'logged',
        corrects: null,
        note: work.note,
        recordedAtMs: nowMs,
      }
      const warning = await warnOfOverlap(repositories, entry)
      await addEntry(repositories, ids, entry)
      await afterLedger(repositories, entry)
      return { ...ledgerEntryView(entry), warning }
    })
}

function checkWork(work: LoggedWork, nowMs: number): void {
  const targets = [work.taskId, work.habitId, work.keyResultId, work.objectiveId]
  if (targets.every((id) => id === null)) {
    throw invalid('body.taskId', null, 'a task, a habit, a key result or an objective that the work was for')
  }
  if (work.taskId !== null && work.habitId !== null) {
    throw invalid(
      'body.habitId',
      work.habitId,
      'no habit beside a task',
      'Log the work twice, once for each.',
    )
  }
  if (work.minutes <= 0) throw invalid('body.minutes', work.minutes, 'a number of minutes above 0')
  if ((work.workedAtMs ?? nowMs) > nowMs) {
    throw invalid(
      'body.workedAt',
      isoOrNull(work.workedAtMs),
      'a time that has passed',
      'Plan a task for work to come.',
    )
  }
}

async function checkTargets(mine: Repositories, work: LoggedWork) {
  const { tasks, habits } = mine
  if (work.taskId !== null) found(await tasks.find(work.taskId), 'task', work.taskId)
  if (work.habitId !== null) found(await habits.find(work.habitId), 'habit', work.habitId)
  if (work.keyResultId !== null)
    found(await findKeyResult(mine, work.keyResultId), 'key result', work.keyResultId)
  if (work.objectiveId !== null && !(await isObjectiveSeen(mine, work.objectiveId)))
    throw notFound('objective', work.objectiveId)
}

/** A goal that was named wins over that of the task or habit. */
async function goalOf(repositories: Repositories, work: LoggedWork) {
  const isNamed = work.keyResultId !== null || work.objectiveId !== null
  return isNamed ? completeGoal(repositories, work) : goalOfItem(repositories, work)
}
