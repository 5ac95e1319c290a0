import type { RouteRequest } from '#contracts/http/route.ts'
import type { LedgerEntryView, listLedger } from '#contracts/http/ledger-routes.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { EditDependencies } from '../edit/dependencies.ts'
import { iso } from './iso.ts'

type Query = RouteRequest<typeof listLedger>['query']

export function createReadLedger({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return (userId: string, query: Query): Promise<{ items: LedgerEntryView[]; nextCursor: string | null }> =>
    unitOfWork.forUser(userId, async ({ ledger }) => {
      const entries = await ledger.page(filterOf(query), query.cursor ?? null, query.limit + 1)
      const page = entries.slice(0, query.limit)
      const nextCursor = entries.length > query.limit ? (page.at(-1)?.id ?? null) : null
      return { items: page.map(ledgerEntryView), nextCursor }
    })
}

export function ledgerEntryView({ workedAtMs, recordedAtMs, ...entry }: LedgerEntry): LedgerEntryView {
  return { ...entry, workedAt: iso(workedAtMs), recordedAt: iso(recordedAtMs) }
}

function filterOf({ objectiveId, keyResultId, taskId, blockId, from, to }: Query) {
  return {
    ...(objectiveId === undefined ? {} : { objectiveId }),
    ...(keyResultId === undefined ? {} : { keyResultId }),
    ...(taskId === undefined ? {} : { taskId }),
    ...(blockId === undefined ? {} : { blockId }),
    ...(from === undefined ? {} : { fromMs: Date.parse(from) }),
    ...(to === undefined ? {} : { toMs: Date.parse(to) }),
  }
}
