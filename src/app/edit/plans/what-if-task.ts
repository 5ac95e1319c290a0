import type { Task } from '#core/tasks/task.ts'
import type { Snapshot } from '../../plan/snapshot.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { type TaskFields, editedTask } from '../task-changes/edit-fields.ts'
import { type NewTask, newTask } from '../work/tasks.ts'

export type WhatIfTask = {
  /** As if this task were added. */
  readonly newTask?: NewTask | undefined
  /** As if these fields of a task were changed. */
  readonly changedTask?: { readonly id: string; readonly fields: TaskFields } | undefined
}

/** The snapshot with a task that is thought of, refused by the same rules as if it was meant. Writes nothing. */
export async function withTask(
  snapshot: Snapshot,
  repositories: Repositories,
  whatIf: WhatIfTask & { readonly newId: string },
): Promise<Snapshot> {
  const { newId, changedTask } = whatIf
  const { nowMs } = snapshot.horizon
  const added = whatIf.newTask && (await newTask(repositories, whatIf.newTask, newId, nowMs))
  const changed = changedTask && (await editedTask(repositories, changedTask.id, changedTask.fields))
  const tasks = [added, changed].filter((task) => task !== undefined)
  return tasks.reduce(withOne, snapshot)
}

const withOne = (snapshot: Snapshot, task: Task): Snapshot => ({
  ...snapshot,
  tasks: [...snapshot.tasks.filter(({ id }) => id !== task.id), task],
})
