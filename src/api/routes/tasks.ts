import * as actions from '#contracts/http/task-action-routes.ts'
import * as tasks from '#contracts/http/task-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { ChangedTasks } from '#app/edit/task-changes/change-tasks.ts'
import type { Register } from '../register.ts'

export function taskRoutes(register: Register, app: UseCases): void {
  register(tasks.listTasks, ({ query }, { userId }) => app.listTasks(userId, query))
  register(tasks.createTask, async ({ body }, { userId }) =>
    app.readTask(userId, await app.createTask(userId, body)),
  )
  register(tasks.quickAddTask, async ({ body }, { userId }) =>
    app.readTask(userId, await app.quickAddTask(userId, body.text)),
  )
  register(actions.readQuickAdd, ({ body }, { userId }) => app.readQuickAdd(userId, body.text))
  register(tasks.readTask, ({ params }, { userId }) => app.readTask(userId, params.id))
  taskChangeRoutes(register, app)
  manyTaskRoutes(register, app)
}

/** Of one task: answered with it, as it is then. */
function taskChangeRoutes(register: Register, app: UseCases): void {
  const one = async (userId: string, change: Promise<ChangedTasks>) => {
    const { changeId, taskIds } = await change
    return { ...(await app.readTask(userId, taskIds[0] ?? '')), changeId }
  }
  register(tasks.updateTask, ({ params, body }, { userId }) =>
    one(userId, app.updateTask(userId, params.id, body)),
  )
  register(actions.logTaskWork, ({ params, body }, { userId }) =>
    one(userId, app.logTaskWork(userId, params.id, body)),
  )
  register(actions.placeTask, ({ params, body: { start, end } }, { userId }) =>
    one(userId, app.placeTask(userId, params.id, { startMs: Date.parse(start), endMs: Date.parse(end) })),
  )
  register(actions.addTaskTime, ({ params, body }, { userId }) =>
    one(userId, app.addTaskTime(userId, params.id, body.minutes)),
  )
  register(actions.snoozeTask, ({ params, body }, { userId }) =>
    one(userId, app.snoozeTask(userId, params.id, body.for)),
  )
  register(actions.repeatTask, ({ params, body }, { userId }) =>
    one(userId, app.repeatTask(userId, params.id, body.rule)),
  )
  const plain = [
    [tasks.deleteTask, app.dropTask],
    [tasks.completeTask, app.completeTask],
    [tasks.reopenTask, app.reopenTask],
    [actions.startTask, app.startTask],
    [actions.stopTask, app.stopTask],
    [actions.unscheduleTask, app.unscheduleTask],
    [actions.scheduleTask, app.scheduleTask],
    [actions.endTaskRepeat, app.endTaskRepeat],
  ] as const
  for (const [contract, act] of plain) {
    register<typeof tasks.completeTask>(contract as typeof tasks.completeTask, ({ params }, { userId }) =>
      one(userId, act(userId, params.id)),
    )
  }
}

function manyTaskRoutes(register: Register, app: UseCases): void {
  const many = async (userId: string, change: Promise<ChangedTasks>) => {
    const { changeId, taskIds } = await change
    return { changeId, items: await app.readTasks(userId, taskIds) }
  }
  register(actions.splitTask, ({ params, body }, { userId }) =>
    many(userId, app.splitTask(userId, params.id, body.parts)),
  )
  register(actions.changeTasks, ({ body }, { userId }) =>
    many(userId, app.bulkTasks(userId, body.ids, body.change)),
  )
  register(actions.updateTaskSeries, ({ params, body }, { userId }) =>
    many(userId, app.updateTaskSeries(userId, params.id, body)),
  )
  register(actions.undoTaskChange, ({ params }, { userId }) => app.undoTaskChange(userId, params.id))
}
