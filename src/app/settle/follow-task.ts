import { pendingMinutes } from '#core/blocks/pending-minutes.ts'
import type { Task } from '#core/tasks/task.ts'
import type { Repositories } from '../ports/unit-of-work.ts'

/**
 * Lets a task follow its ledger: it is done once all its minutes are settled, and open again when a correction takes
 * some of them back. Answers whether its status changed. What a person closed by hand stays closed.
 */
export async function followTask(
  repositories: Repositories,
  taskId: string | null,
  settledBefore: number,
  nowMs: number,
): Promise<boolean> {
  const task = taskId === null ? null : await repositories.tasks.find(taskId)
  if (task === null) return false
  const settled = await repositories.ledger.sumMinutes({ taskId: task.id })
  if (task.status === 'open') {
    if (settled < task.minutes) return false
    await repositories.tasks.save({ ...task, status: 'done', doneAtMs: nowMs })
    return true
  }
  return reopen(repositories, task, settledBefore, settled, nowMs)
}

async function reopen(
  repositories: Repositories,
  task: Task,
  settledBefore: number,
  settled: number,
  nowMs: number,
): Promise<boolean> {
  if (isWeekOver(task, nowMs)) {
    const pending = pendingMinutes(await repositories.blocks.listForItem(task.id), nowMs)
    return settled + pending < task.minutes && reopenWeek(repositories, task)
  }
  if (task.status !== 'done' || settledBefore < task.minutes || settled >= task.minutes) return false
  await repositories.tasks.save({ ...task, status: 'open', doneAtMs: null })
  return true
}

const isWeekOver = (task: Task, nowMs: number): boolean =>
  task.source === 'effort-plan' && task.dueMs !== null && task.dueMs <= nowMs

/** Its week is over: unfolding hands on what is now undone. It had closed the task itself, at its very end. */
async function reopenWeek({ tasks, wakes }: Repositories, task: Task): Promise<boolean> {
  await wakes.request('unfold')
  if (task.status !== 'done' || task.doneAtMs !== task.dueMs) return false
  await tasks.save({ ...task, status: 'open', doneAtMs: null })
  return true
}
