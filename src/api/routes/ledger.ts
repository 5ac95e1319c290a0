import * as ledger from '#contracts/http/ledger-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function ledgerRoutes(register: Register, app: UseCases): void {
  register(ledger.listLedger, ({ query }, { userId }) => app.listLedger(userId, query))
  register(ledger.exportLedger, ({ query }, { userId }) => app.exportLedger(userId, query))
  register(ledger.logWork, ({ body: { workedAt, ...work } }, { userId }) =>
    app.logWork(userId, { ...work, workedAtMs: workedAt === undefined ? null : Date.parse(workedAt) }),
  )
  register(ledger.correctEntry, ({ params, body }, { userId }) =>
    app.correctEntry(userId, params.id, body.minutes, body.note),
  )
}
