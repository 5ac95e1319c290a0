import type { RouteRequest } from '#contracts/http/route.ts'
import type { exportLedger } from '#contracts/http/ledger-routes.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { csvOf } from './csv.ts'
import { iso } from '../iso.ts'
import { namesOfWork } from './names-of-work.ts'
import { filterOf } from './read-ledger.ts'

const header = [
  'worked at',
  'minutes',
  'what',
  'goal',
  'evidence',
  'note',
  'recorded at',
  'entry',
  'corrects',
]

/** One's own ledger as a table, oldest entry first. */
export function createExportLedger({ unitOfWork }: Pick<EditDependencies, 'unitOfWork'>) {
  return (userId: string, query: RouteRequest<typeof exportLedger>['query']): Promise<string> =>
    unitOfWork.forUser(userId, async (repositories) => {
      const entries = (await repositories.ledger.list(filterOf(query))).toReversed()
      const nameOf = await namesOfWork(repositories, entries)
      const rows = entries.map((entry) => {
        const { id, workedAtMs, minutes, evidence, note, recordedAtMs, corrects } = entry
        const { what, goal } = nameOf(entry)
        return [iso(workedAtMs), minutes, what, goal, evidence, note, iso(recordedAtMs), id, corrects]
      })
      return csvOf([header, ...rows])
    })
}
