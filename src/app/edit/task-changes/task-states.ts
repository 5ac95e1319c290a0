import type { Task } from '#core/tasks/task.ts'
import { conflict, found } from '../../errors.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'

export const taskOf = async ({ tasks }: Repositories, id: string): Promise<Task> =>
  found(await tasks.find(id), 'task', id)

/** Only what is still to be done can be snoozed, split and so on. */
export async function openTask(repositories: Repositories, id: string, action: string): Promise<Task> {
  const task = await taskOf(repositories, id)
  if (task.status !== 'open') throw wrongState(task, action, 'Open it again first.')
  return task
}

/** The same for what an effort plan would put back with the next look at the goals. */
export async function ownTask(repositories: Repositories, id: string, action: string): Promise<Task> {
  const task = await openTask(repositories, id, action)
  if (task.source === 'person') return task
  throw conflict(
    'from-effort-plan',
    `Cannot ${action} “${task.title}”: its hours and days come from an effort plan.`,
    'Move or skip its blocks, or change the effort plan of the key result.',
  )
}

export const wrongState = (task: Task, action: string, wayOut: string): Error =>
  conflict('wrong-task-state', `Cannot ${action} “${task.title}”: it is ${task.status}.`, wayOut)
