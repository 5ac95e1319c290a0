import { queryOptions } from '@tanstack/react-query'
import { listKpiReadings, listKpis } from '#contracts/http/kpi-routes.ts'
import { call } from '../../api/call.ts'

// Readings move the key results that follow them: both are one topic.
export const kpisQuery = queryOptions({
  queryKey: ['goals', 'kpis'],
  queryFn: async ({ signal }) => (await call(listKpis, {}, signal)).items,
})

export const readingsQuery = (kpiId: string) =>
  queryOptions({
    queryKey: ['goals', 'kpi-readings', kpiId],
    queryFn: async ({ signal }) => (await call(listKpiReadings, { params: { id: kpiId } }, signal)).items,
  })
