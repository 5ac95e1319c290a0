/**
 * Quality and speed of the planner on problems with proven optima, on replans and as problems grow.
 *
 *   node test/bench/plan.bench.ts [--json] [--seeds=5]
 *
 * Times are CPU milliseconds in a warm process, on one core.
 */
import { DEFAULT_STEPS, INTERACTIVE_STEPS } from '#core/planning/budgets.ts'
import { type ProvenTable, provenTable } from './proven.ts'
import { growthTable, replanTable } from './replans.ts'

const seeds = Number(process.argv.find((word) => word.startsWith('--seeds='))?.slice(8) ?? 5)

const report = {
  interactive: provenTable(INTERACTIVE_STEPS, seeds),
  default: provenTable(DEFAULT_STEPS, Math.ceil(seeds / 2)),
  replan: replanTable(['worker', 'worker4'], 3, 5),
  growth: growthTable(INTERACTIVE_STEPS, 15),
}

if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(report, null, 1)}\n`)
else {
  print('Interactive budget', report.interactive)
  print('Default budget', report.default)
  console.log('\nReplan after one new meeting', report.replan)
  console.log('\nGrowth')
  console.table(report.growth)
}

function percent(part: number): string {
  return `${(100 * part).toFixed(2)} %`
}

function print(title: string, table: ProvenTable): void {
  console.log(
    `\n${title} (${table.steps} steps): gap ${percent(table.meanGap)} mean, ${percent(table.worstGap)} worst; ` +
      `reported gap ${percent(table.meanReportedGap)}; ${table.violations} violations, ${table.invalidBounds} bounds above`,
  )
  console.table(
    table.rows.map((row) => ({
      problem: row.id,
      optimum: row.optimum,
      cost: row.cost,
      gap: percent(row.meanGap),
      worst: percent(row.worstGap),
      bound: row.lower,
      'reported gap': percent(row.reportedGap),
      violations: row.violations,
      moved: row.moved,
      'median ms': row.medianMs,
      'p99 ms': row.p99Ms,
    })),
  )
}
