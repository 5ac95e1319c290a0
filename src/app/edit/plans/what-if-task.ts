import type { Snapshot } from '../../plan/snapshot.ts'
import type { Repositories } from '../../ports/unit-of-work.ts'
import { type TaskFields, editedTask } from '../task-changes/edit-fields.ts'
import { lineAsBody } from '../work/quick-add-task.ts'
import { type NewTask, newTask } from '../work/tasks.ts'
import { withOne } from './with-one.ts'
import { within } from './within.ts'

export type WhatIfTask = {
  /** As if this task were added. */
  readonly newTask?: NewTask | undefined
  /** As if the task of this line were added. */
  readonly quickAdd?: { readonly text: string } | undefined
  /** As if these fields of a task were changed. */
  readonly changedTask?: { readonly id: string; readonly fields: TaskFields } | undefined
}

/** The snapshot with tasks that are thought of, refused by the same rules as if they were meant. Writes nothing. */
export async function withTasks(
  snapshot: Snapshot,
  repositories: Repositories,
  { newTask: body, quickAdd, changedTask }: WhatIfTask,
  nextId: () => string,
): Promise<Snapshot> {
  const { nowMs } = snapshot.horizon
  const line = quickAdd && (await within('quickAdd', lineAsBody(repositories, quickAdd.text, nowMs)))
  const thought = [
    body && (await within('newTask', newTask(repositories, body, nextId(), nowMs))),
    line && (await within('quickAdd', newTask(repositories, line, nextId(), nowMs))),
    changedTask &&
      (await within('changedTask.fields', editedTask(repositories, changedTask.id, changedTask.fields))),
  ]
  const tasks = thought.filter((one) => one !== undefined).reduce(withOne, snapshot.tasks)
  return { ...snapshot, tasks }
}
