export type KpiCadence = 'daily' | 'weekly' | 'monthly'

/** A range of values, both ends included; null leaves a side open. */
export type Corridor = { readonly from: number | null; readonly to: number | null }

/** A number to keep healthy, as against a key result, which is to be changed. */
export type Kpi = {
  readonly id: string
  readonly title: string
  readonly unit: string
  readonly direction: 'higher' | 'lower' | 'range'
  /** Values that are well. */
  readonly green: Corridor
  /** Values that are to be watched; holds the green corridor. What lies outside is red. */
  readonly amber: Corridor
  readonly cadence: KpiCadence
  readonly createdAtMs: number
  /** When somebody said no to the way back that was proposed; null while nobody did. */
  readonly recoveryDeclinedAtMs: number | null
}

export type KpiReading = {
  readonly id: string
  readonly kpiId: string
  readonly value: number
  readonly atMs: number
  readonly source: 'hand' | 'api' | 'csv' | 'webhook'
  readonly note: string
}

export type KpiStatus = 'green' | 'amber' | 'red'

/** Colour of a value: green inside the green corridor, amber inside the amber one, red outside both. */
export function kpiStatus({ green, amber }: Pick<Kpi, 'green' | 'amber'>, value: number): KpiStatus {
  if (isWithin(green, value)) return 'green'
  return isWithin(amber, value) ? 'amber' : 'red'
}

const isWithin = ({ from, to }: Corridor, value: number): boolean =>
  (from === null || value >= from) && (to === null || value <= to)
