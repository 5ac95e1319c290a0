import type { Task } from '#core/tasks/task.ts'
import type { TaskEdit } from './change-tasks.ts'
import { taskOf, wrongState } from './task-states.ts'
import { stopTimer } from './timer.ts'

/** Done: a timer that runs is stopped, and its minutes are recorded. */
export async function completeTask(edit: TaskEdit, id: string): Promise<string> {
  const task = await taskOf(edit.repositories, id)
  if (task.status === 'dropped') throw wrongState(task, 'finish', 'Open it again first.')
  if (task.status === 'open') await stopTimer(edit, id)
  await setStatus(edit, await taskOf(edit.repositories, id), 'done')
  return `“${task.title}” is done.`
}

export async function reopenTask(edit: TaskEdit, id: string): Promise<string> {
  const task = await taskOf(edit.repositories, id)
  await setStatus(edit, task, 'open')
  return `“${task.title}” is open again.`
}

/** What is done can be dropped, too: a person who wants it gone need not open it again first. */
export async function dropTask(edit: TaskEdit, id: string): Promise<string> {
  const task = await taskOf(edit.repositories, id)
  if (task.status === 'open') await stopTimer(edit, id)
  await setStatus(edit, await taskOf(edit.repositories, id), 'dropped')
  return `“${task.title}” is dropped.`
}

/** What is so already changes nothing. Of a task that its own minutes finished, dropping says more than being done. */
async function setStatus(
  { repositories, nowMs }: TaskEdit,
  task: Task,
  status: Task['status'],
): Promise<void> {
  if (task.status === status) return
  await repositories.tasks.save({ ...task, status, doneAtMs: status === 'open' ? null : nowMs })
}
