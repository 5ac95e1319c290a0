import type { Breach } from './kpi-breach.ts'
import type { Corridor, Kpi } from './kpi.ts'

/** What would bring a KPI back: a draft that a person accepts, changes or ignores. */
export type Recovery = {
  readonly objectiveTitle: string
  readonly why: string
  readonly keyResultTitle: string
  readonly baseline: number
  /** The nearest value that is green. */
  readonly target: number
  readonly habitTitle: string
  readonly timesPerWeek: number
  readonly minutes: number
}

const sessions = { amber: { timesPerWeek: 1, minutes: 60 }, red: { timesPerWeek: 2, minutes: 60 } } as const

/** A committed objective from the value now back into the green corridor, and hours to work on it. */
export function proposeRecovery(kpi: Kpi, breach: Breach, valueNow: number): Recovery {
  return {
    objectiveTitle: `Bring ${kpi.title} back to green`,
    why: `${kpi.title} left its green corridor with ${withUnit(breach.reading.value, kpi)} and stands at ${withUnit(valueNow, kpi)}.`,
    keyResultTitle: kpi.title,
    baseline: valueNow,
    target: nearestGreen(kpi.green, valueNow),
    habitTitle: `Work on ${kpi.title}`,
    ...sessions[breach.status],
  }
}

const withUnit = (value: number, { unit }: Kpi): string =>
  unit === '' || unit === 'number' ? String(value) : `${value} ${unit}`

function nearestGreen({ from, to }: Corridor, value: number): number {
  if (from !== null && value < from) return from
  return to !== null && value > to ? to : value
}
