import { deleteAccount, exportAccount } from '#contracts/http/account-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'
import { spool } from '../spool.ts'

export function accountRoutes(register: Register, app: UseCases): void {
  register(exportAccount, (_, { userId }) => spool((write) => app.exportAccount(userId, write)))
  register(deleteAccount, ({ body }, { userId }) => app.deleteAccount(userId, body))
}
