import type { BulkChange } from '#contracts/http/task-action-routes.ts'
import type { TaskEdit, TasksDone } from './change-tasks.ts'
import { editTask } from './edit-fields.ts'
import { scheduleTask, snoozeTask, unscheduleTask } from './rest.ts'
import { completeTask, dropTask, reopenTask } from './set-status.ts'

/** The same for many tasks: where one of them refuses, nothing has happened to any. */
export async function bulkTasks(
  edit: TaskEdit,
  taskIds: readonly string[],
  change: BulkChange,
): Promise<TasksDone> {
  let sentence = ''
  for (const id of taskIds) sentence = await changeOne(edit, id, change)
  const many = `${taskIds.length} tasks ${words[change.do]}.`
  return { taskIds, sentence: taskIds.length === 1 ? sentence : many }
}

function changeOne(edit: TaskEdit, id: string, change: BulkChange): Promise<string> {
  if (change.do === 'edit') return editTask(edit, id, change.fields)
  if (change.do === 'snooze') return snoozeTask(edit, id, change.for)
  return plain[change.do](edit, id)
}

const plain = {
  done: completeTask,
  reopen: reopenTask,
  drop: dropTask,
  unschedule: unscheduleTask,
  schedule: scheduleTask,
} as const

const words: Readonly<Record<BulkChange['do'], string>> = {
  edit: 'are changed',
  snooze: 'are snoozed',
  done: 'are done',
  reopen: 'are open again',
  drop: 'are dropped',
  unschedule: 'are off the calendar until you plan them again',
  schedule: 'are planned again',
}
