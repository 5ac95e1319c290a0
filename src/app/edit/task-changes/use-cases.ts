import type { BulkChange } from '#contracts/http/task-action-routes.ts'
import type { SnoozeFor } from '#core/tasks/snooze.ts'
import type { EditDependencies } from '../dependencies.ts'
import type { Place } from '../blocks/move-block.ts'
import { addTaskTime } from './add-time.ts'
import { bulkTasks } from './bulk-tasks.ts'
import { type TaskEdit, changeTasks } from './change-tasks.ts'
import { type TaskFields, editTask } from './edit-fields.ts'
import { editSeries, endRepeat, repeatTask } from './repeat-task.ts'
import { placeTask } from './place.ts'
import { scheduleTask, snoozeTask, unscheduleTask } from './rest.ts'
import { completeTask, dropTask, reopenTask } from './set-status.ts'
import { type TaskPart, splitTask } from './split-task.ts'
import { type TaskWork, logTaskWork, startTask, stopTask } from './timer.ts'
import { createUndoTaskChange } from './undo-task-change.ts'

type OneTask<A extends readonly unknown[]> = (edit: TaskEdit, id: string, ...rest: A) => Promise<string>

/** What a person does to tasks; each answers how it can be taken back. */
export function createTaskChanges(dependencies: EditDependencies) {
  const onOne =
    <A extends readonly unknown[]>(act: OneTask<A>) =>
    (userId: string, id: string, ...rest: A) =>
      changeTasks(dependencies, userId, async (edit) => ({
        sentence: await act(edit, id, ...rest),
        taskIds: [id],
      }))
  return {
    updateTask: onOne<[TaskFields]>(editTask),
    completeTask: onOne(completeTask),
    reopenTask: onOne(reopenTask),
    dropTask: onOne(dropTask),
    startTask: onOne(startTask),
    stopTask: onOne(stopTask),
    logTaskWork: onOne<[TaskWork]>(logTaskWork),
    placeTask: onOne<[Place]>(placeTask),
    addTaskTime: onOne<[number]>(addTaskTime),
    snoozeTask: onOne<[SnoozeFor]>(snoozeTask),
    unscheduleTask: onOne(unscheduleTask),
    scheduleTask: onOne(scheduleTask),
    repeatTask: onOne<[string]>(repeatTask),
    endTaskRepeat: onOne(endRepeat),
    updateTaskSeries: (userId: string, id: string, fields: TaskFields) =>
      changeTasks(dependencies, userId, (edit) => editSeries(edit, id, fields)),
    splitTask: (userId: string, id: string, parts: readonly TaskPart[]) =>
      changeTasks(dependencies, userId, (edit) => splitTask(edit, id, parts)),
    bulkTasks: (userId: string, ids: readonly string[], change: BulkChange) =>
      changeTasks(dependencies, userId, (edit) => bulkTasks(edit, ids, change)),
    undoTaskChange: createUndoTaskChange(dependencies),
  }
}
