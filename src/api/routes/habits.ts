import * as habits from '#contracts/http/habit-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function habitRoutes(register: Register, app: UseCases): void {
  register(habits.listHabits, (_, { userId }) => app.listHabits(userId))
  register(habits.createHabit, async ({ body }, { userId }) =>
    app.readHabit(userId, await app.createHabit(userId, body)),
  )
  register(habits.listHabitTemplates, () => app.listHabitTemplates())
  register(habits.createFromTemplate, async ({ params, body }, { userId }) =>
    app.readHabit(userId, await app.createHabitFromTemplate(userId, params.templateId, body)),
  )
  register(habits.snoozeHabit, async ({ params, body }, { userId }) => {
    await app.snoozeHabit(userId, params.id, body.until)
    return await app.readHabit(userId, params.id)
  })
  register(habits.updateHabit, async ({ params, body }, { userId }) => {
    await app.updateHabit(userId, params.id, body)
    return await app.readHabit(userId, params.id)
  })
  register(habits.deleteHabit, ({ params }, { userId }) => app.removeHabit(userId, params.id))
  register(habits.readHabitCalendar, ({ params, query }, { userId }) =>
    app.readHabitCalendar(userId, params.id, query),
  )
  register(habits.pauseHabit, async ({ params, body }, { userId }) => {
    await app.pauseHabit(userId, params.id, body)
    return await app.readHabit(userId, params.id)
  })
  register(habits.resumeHabit, async ({ params }, { userId }) => {
    await app.resumeHabit(userId, params.id)
    return await app.readHabit(userId, params.id)
  })
  register(habits.skipHabit, async ({ params, body }, { userId }) => {
    await app.skipHabit(userId, params.id, body.date)
    return await app.readHabit(userId, params.id)
  })
  register(habits.unskipHabit, async ({ params, body }, { userId }) => {
    await app.unskipHabit(userId, params.id, body.date)
    return await app.readHabit(userId, params.id)
  })
}
