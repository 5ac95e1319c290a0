import * as settings from '#contracts/http/settings-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function settingsRoutes(register: Register, app: UseCases): void {
  register(settings.readSettings, (_, { userId }) => app.readPerson(userId))
  register(settings.updateSettings, ({ body }, { userId }) => app.updateSettings(userId, body))
  register(settings.listHours, (_, { userId }) => app.listHours(userId))
  register(settings.suggestHours, (_, { userId }) => app.suggestHours(userId))
  register(settings.createHours, ({ body }, { userId }) => app.createHours(userId, body))
  register(settings.updateHours, ({ params, body }, { userId }) => app.updateHours(userId, params.id, body))
  register(settings.deleteHours, ({ params }, { userId }) => app.removeHours(userId, params.id))
}
