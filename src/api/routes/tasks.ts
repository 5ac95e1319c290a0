import * as tasks from '#contracts/http/task-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function taskRoutes(register: Register, app: UseCases): void {
  register(tasks.listTasks, ({ query }, { userId }) => app.listTasks(userId, query))
  register(tasks.createTask, async ({ body }, { userId }) =>
    app.readTask(userId, await app.createTask(userId, body)),
  )
  register(tasks.quickAddTask, async ({ body }, { userId }) =>
    app.readTask(userId, await app.quickAddTask(userId, body.text)),
  )
  register(tasks.readTask, ({ params }, { userId }) => app.readTask(userId, params.id))
  register(tasks.updateTask, async ({ params, body }, { userId }) => {
    await app.updateTask(userId, params.id, body)
    return await app.readTask(userId, params.id)
  })
  register(tasks.deleteTask, ({ params }, { userId }) => app.dropTask(userId, params.id))
  register(tasks.completeTask, async ({ params }, { userId }) => {
    await app.completeTask(userId, params.id)
    return await app.readTask(userId, params.id)
  })
  register(tasks.reopenTask, async ({ params }, { userId }) => {
    await app.reopenTask(userId, params.id)
    return await app.readTask(userId, params.id)
  })
}
