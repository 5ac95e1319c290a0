import type { BenchRow } from './bench-problem.ts'
import type { BenchTotals } from './totals.ts'

type Column = { readonly title: string; readonly of: (row: BenchRow) => string }

const COLUMNS: readonly Column[] = [
  { title: 'problem', of: ({ id }) => id },
  { title: 'cost', of: ({ cost }) => String(cost) },
  { title: 'optimum', of: ({ optimum }) => (optimum === null ? '?' : String(Number(optimum.toFixed(3)))) },
  { title: 'gap', of: ({ gap }) => percent(gap) },
  { title: 'worst', of: ({ worstGap }) => percent(worstGap) },
  { title: 'bound', of: ({ bound, isBoundValid }) => `${bound}${isBoundValid ? '' : ' WRONG'}` },
  { title: 'reported', of: ({ reportedGap }) => percent(reportedGap) },
  { title: 'violations', of: ({ violations }) => String(violations) },
  { title: 'moved', of: ({ itemsMoved }) => String(itemsMoved) },
  { title: 'median ms', of: ({ medianMs }) => medianMs.toFixed(1) },
  { title: 'p99 ms', of: ({ p99Ms }) => p99Ms.toFixed(1) },
]

export function percent(part: number | null): string {
  return part === null ? '?' : `${(100 * part).toFixed(2)} %`
}

/** A row for each problem, numbers to the right, and a line with the totals. */
export function benchText(rows: readonly BenchRow[], totals: BenchTotals): string {
  const cells = rows.map((row) => COLUMNS.map(({ of }) => of(row)))
  const titles = COLUMNS.map(({ title }) => title)
  const widths = titles.map((title, index) =>
    Math.max(title.length, ...cells.map((row) => row[index]!.length)),
  )
  const line = (row: readonly string[]): string =>
    row
      .map((cell, index) => (index === 0 ? cell.padEnd(widths[index]!) : cell.padStart(widths[index]!)))
      .join('  ')
  return `${[titles, ...cells].map(line).join('\n')}\n\n${totalsText(totals)}\n`
}

function totalsText(totals: BenchTotals): string {
  const gaps =
    totals.proven === 0
      ? 'no proven optimum'
      : `${percent(totals.meanGap)} over ${totals.proven} proven optima on average, ${percent(totals.worstGap)} at worst`
  return (
    `${totals.problems} problems: ${totals.violations} violations, ${totals.invalidBounds} wrong bounds; ${gaps}; ` +
    `reported gap ${percent(totals.meanReportedGap)}; ${totals.medianMs.toFixed(1)} ms median, ${totals.worstP99Ms.toFixed(1)} ms worst p99.`
  )
}
