import { deleteAccount, exportAccount } from '#contracts/http/account-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function accountRoutes(register: Register, app: UseCases): void {
  register(exportAccount, (_, { userId }) => app.exportAccount(userId))
  register(deleteAccount, ({ body }, { userId }) => app.deleteAccount(userId, body))
}
