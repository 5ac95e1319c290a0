import type { BenchRow } from './bench-problem.ts'
import { mean, quantile, rounded } from './measure.ts'

/** All rows of one budget in one line; gaps over the problems with a proven optimum. */
export type BenchTotals = {
  readonly problems: number
  readonly proven: number
  readonly violations: number
  readonly invalidBounds: number
  /** Plans cheaper than a "proven" optimum: an error of that optimum. */
  readonly wrongOptima: number
  readonly meanGap: number | null
  readonly worstGap: number | null
  readonly meanReportedGap: number
  readonly medianMs: number
  readonly worstP99Ms: number
}

export function totalsOf(rows: readonly BenchRow[]): BenchTotals {
  const gaps = rows.flatMap(({ gap }) => (gap === null ? [] : [gap]))
  const worst = rows.flatMap(({ worstGap }) => (worstGap === null ? [] : [worstGap]))
  return {
    problems: rows.length,
    proven: gaps.length,
    violations: rows.reduce((sum, row) => sum + row.violations, 0),
    invalidBounds: rows.filter((row) => !row.isBoundValid).length,
    wrongOptima: rows.filter(({ cost, optimum }) => optimum !== null && cost < optimum - 0.01).length,
    meanGap: gaps.length === 0 ? null : rounded(mean(gaps), 5),
    worstGap: worst.length === 0 ? null : Math.max(...worst),
    meanReportedGap: rounded(mean(rows.map((row) => row.reportedGap)), 5),
    medianMs: quantile(
      rows.map((row) => row.medianMs),
      0.5,
    ),
    worstP99Ms: Math.max(...rows.map((row) => row.p99Ms)),
  }
}
