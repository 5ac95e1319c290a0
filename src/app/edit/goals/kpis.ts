import type { createKpi, updateKpi } from '#contracts/http/kpi-routes.ts'
import type { RouteRequest } from '#contracts/http/route.ts'
import { thresholdFault } from '#core/goals/kpi-thresholds.ts'
import type { Kpi } from '#core/goals/kpi.ts'
import { found, invalid } from '../../errors.ts'
import { definedOnly } from '../defined-only.ts'
import type { EditDependencies } from '../dependencies.ts'
import { recorderOf } from './record-change.ts'

type NewKpi = RouteRequest<typeof createKpi>['body']
type KpiChange = RouteRequest<typeof updateKpi>['body']

export function createKpiEdits(dependencies: EditDependencies) {
  const { unitOfWork, ids, clock } = dependencies
  const record = recorderOf<Kpi>(dependencies, 'kpi', () => null)
  return {
    /** Answers the id. */
    createKpi: (userId: string, body: NewKpi): Promise<string> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const kpi = checked({ ...body, id: ids.next(), createdAtMs: clock.now(), recoveryDeclinedAtMs: null })
        await repositories.kpis.save(kpi)
        await record(repositories, userId, null, kpi)
        await repositories.announce('goals')
        return kpi.id
      }),

    updateKpi: (userId: string, id: string, change: KpiChange): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const kpi = found(await repositories.kpis.find(id), 'KPI', id)
        const next = checked({ ...kpi, ...definedOnly(change) })
        await repositories.kpis.save(next)
        await record(repositories, userId, kpi, next)
        await repositories.announce('goals')
      }),

    removeKpi: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (repositories) => {
        const kpi = found(await repositories.kpis.find(id), 'KPI', id)
        await repositories.kpis.remove(id)
        await record(repositories, userId, kpi, null)
        await repositories.announce('goals')
      }),
  }
}

function checked(kpi: Kpi): Kpi {
  const fault = thresholdFault(kpi)
  if (fault === null) return kpi
  throw invalid('body.green', { green: kpi.green, amber: kpi.amber }, fault)
}
