import type { Kpi, KpiReading } from '#core/goals/kpi.ts'
import type { kpiReadings, kpis } from '../../schema/kpis.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'

export const toKpi = (row: typeof kpis.$inferSelect): Kpi => ({
  id: row.id,
  title: row.title,
  unit: row.unit,
  direction: row.direction,
  green: { from: row.greenFrom, to: row.greenTo },
  amber: { from: row.amberFrom, to: row.amberTo },
  cadence: row.cadence,
  createdAtMs: toMs(row.createdAt),
  recoveryDeclinedAtMs: toMsOrNull(row.recoveryDeclinedAt),
})

export const fromKpi = (kpi: Kpi) => ({
  id: kpi.id,
  title: kpi.title,
  unit: kpi.unit,
  direction: kpi.direction,
  greenFrom: kpi.green.from,
  greenTo: kpi.green.to,
  amberFrom: kpi.amber.from,
  amberTo: kpi.amber.to,
  cadence: kpi.cadence,
  createdAt: toDate(kpi.createdAtMs),
  recoveryDeclinedAt: toDateOrNull(kpi.recoveryDeclinedAtMs),
})

export const toReading = (row: Omit<typeof kpiReadings.$inferSelect, 'userId'>): KpiReading => ({
  id: row.id,
  kpiId: row.kpiId,
  value: row.value,
  atMs: toMs(row.at),
  source: row.source,
  note: row.note,
})
