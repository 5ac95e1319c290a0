import { type Kpi, type KpiReading, kpiStatus } from './kpi.ts'

/** The reading with which a KPI left its green corridor. */
export type Breach = {
  readonly reading: KpiReading
  readonly status: 'amber' | 'red'
  /** When it was green for the last time; null if it never was. */
  readonly lastGreenMs: number | null
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
  return status === 'green' ? null : { reading, status, lastGreenMs: sorted[lastGreen]?.atMs ?? null }
}

/** A no to the way back counts until the KPI is green again. */
export const isRecoveryDeclined = (
  { recoveryDeclinedAtMs }: Pick<Kpi, 'recoveryDeclinedAtMs'>,
  { lastGreenMs }: Pick<Breach, 'lastGreenMs'>,
): boolean => recoveryDeclinedAtMs !== null && recoveryDeclinedAtMs > (lastGreenMs ?? -Infinity)

/**
 * The moment under which a breach was told: a reading that comes in late, or is corrected, moves its beginning and
 * makes no second breach of it. Its own beginning where none was told since it was green.
 */
export const toldBreachMs = (
  { sinceMs, lastGreenMs }: { readonly sinceMs: number; readonly lastGreenMs: number | null },
  toldMs: readonly number[],
): number => toldMs.toSorted((a, b) => a - b).findLast((one) => one > (lastGreenMs ?? -Infinity)) ?? sinceMs
