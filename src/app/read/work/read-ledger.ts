import type { RouteRequest } from '#contracts/http/route.ts'
import type {
  LedgerEntryView,
  LedgerLineView,
  exportLedger,
  listLedger,
} from '#contracts/http/ledger-routes.ts'
import type { LedgerEntry } from '#core/blocks/ledger-entry.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import type { LedgerFilter } from '../../ports/repositories/work-repositories.ts'
import { byId, cutPage } from '../cut-page.ts'
import { iso } from '../iso.ts'
import { namesOfWork } from './names-of-work.ts'

type Query = RouteRequest<typeof listLedger>['query']
type Filter = RouteRequest<typeof exportLedger>['query']
type Page = { items: LedgerLineView[]; nextCursor: string | null; totalMinutes: number }

export function createReadLedger({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return (userId: string, query: Query): Promise<Page> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const { ledger } = repositories
      const filter = filterOf(query)
      const entries = await ledger.page(filter, query.cursor ?? null, query.limit + 1)
      const page = cutPage(entries, query.limit, byId)
      const nameOf = await namesOfWork(repositories, page.items)
      const items = page.items.map((entry) => ({ ...ledgerEntryView(entry), ...nameOf(entry) }))
      return { ...page, items, totalMinutes: await ledger.sumMinutes(filter) }
    })
}

export function ledgerEntryView({ workedAtMs, recordedAtMs, ...entry }: LedgerEntry): LedgerEntryView {
  return { ...entry, workedAt: iso(workedAtMs), recordedAt: iso(recordedAtMs) }
}

export function filterOf({
  from,
  to,
  objectiveId,
  keyResultId,
  taskId,
  habitId,
  blockId,
}: Filter): LedgerFilter {
  const wanted = {
    objectiveId,
    keyResultId,
    taskId,
    habitId,
    blockId,
    fromMs: from === undefined ? undefined : Date.parse(from),
    toMs: to === undefined ? undefined : Date.parse(to),
  }
  return Object.fromEntries(Object.entries(wanted).filter(([, value]) => value !== undefined))
}
