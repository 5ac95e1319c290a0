import { type Kpi, type KpiReading, kpiStatus } from './kpi.ts'

/** The reading with which a KPI left its green corridor. */
export type Breach = {
  readonly reading: KpiReading
  readonly status: 'amber' | 'red'
}

/**
 * The first of the readings since the KPI was last green, by the time of the readings; null while it is green or
 * without any reading. A KPI that goes from amber to red has one breach, not two.
 */
export function openBreach(kpi: Kpi, readings: readonly KpiReading[]): Breach | null {
  const sorted = readings.toSorted((a, b) => a.atMs - b.atMs)
  const lastGreen = sorted.findLastIndex(({ value }) => kpiStatus(kpi, value) === 'green')
  const reading = sorted[lastGreen + 1]
  const latest = sorted.at(-1)
  if (reading === undefined || latest === undefined) return null
  const status = kpiStatus(kpi, latest.value)
  return status === 'green' ? null : { reading, status }
}
