import { DAY_MS } from '../time/interval.ts'
import type { Corridor, Kpi } from './kpi.ts'
import { median, medianSlope, type Point } from './median-slope.ts'

export type KpiTrend = {
  readonly direction: 'rising' | 'falling' | 'steady'
  /** Whether that is good: towards or away from the green corridor. */
  readonly meaning: 'better' | 'worse' | 'neutral'
  /** Change per seven days. */
  readonly perWeek: number
}

const LAST_READINGS = 8
/** Below this share of the typical value a week's change is noise … */
const NOISE = 0.01
/** … unless it would lead from green to red within the eight weeks that the trend looks at. */
const NOISE_OF_CORRIDOR = 1 / 8

/** Where the last eight readings are heading; null for fewer than two moments. */
export function kpiTrend(kpi: Kpi, readings: readonly Point[]): KpiTrend | null {
  const last = readings.toSorted((a, b) => a.atMs - b.atMs).slice(-LAST_READINGS)
  const slope = medianSlope(last)
  if (slope === null) return null
  const perWeek = slope * 7 * DAY_MS
  const size = median(last.map(({ value }) => Math.abs(value))) ?? 0
  if (Math.abs(perWeek) <= Math.min(NOISE * size, NOISE_OF_CORRIDOR * amberWidth(kpi)))
    return { direction: 'steady', meaning: 'neutral', perWeek }
  const direction = perWeek > 0 ? 'rising' : 'falling'
  return { direction, meaning: meaningOf(kpi, last.at(-1)!.value, direction), perWeek }
}

/** Between green and red, on the narrower side; Infinity where there is no amber at all. */
function amberWidth({ green, amber }: Kpi): number {
  const widths = [(green.from ?? 0) - (amber.from ?? 0), (amber.to ?? 0) - (green.to ?? 0)]
  return Math.min(...widths.filter((width) => width > 0))
}

function meaningOf(kpi: Kpi, value: number, direction: 'rising' | 'falling'): KpiTrend['meaning'] {
  if (kpi.direction === 'higher') return direction === 'rising' ? 'better' : 'worse'
  if (kpi.direction === 'lower') return direction === 'falling' ? 'better' : 'worse'
  const wanted = wayBack(kpi.green, value)
  if (wanted === null) return 'neutral'
  return wanted === direction ? 'better' : 'worse'
}

/** The way back into a corridor; null inside it. */
function wayBack({ from, to }: Corridor, value: number): 'rising' | 'falling' | null {
  if (from !== null && value < from) return 'rising'
  return to !== null && value > to ? 'falling' : null
}
