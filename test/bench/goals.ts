import type { Growth, SizeRow } from './growth.ts'
import type { Quality, QualityTable } from './quality.ts'
import type { ReplanRow } from './replans.ts'

/** One row of the planner's goals; `passed` is null where it cannot be measured here. */
type Goal = {
  readonly measure: string
  readonly goal: string
  readonly value: string
  readonly passed: boolean | null
}

export type Goals = { readonly rows: readonly Goal[]; readonly passed: boolean }

export type Measured = {
  readonly proven: Quality
  readonly generated: Quality
  readonly replans: readonly ReplanRow[]
  readonly sizes: { readonly large: SizeRow; readonly huge: SizeRow }
  readonly growth: Growth
}

const percent = (part: number): string => `${(100 * part).toFixed(2)} %`

/** What the planner promises, against what was measured. */
export function goalsOf(measured: Measured): Goals {
  const rows = [
    ...rules(measured),
    ...gaps(measured.proven),
    ...bounds(measured),
    ...sizes(measured),
    ...replans(measured.replans),
    {
      measure: 'against open-source auto-schedulers',
      goal: 'cheaper on every problem, 20 times faster',
      value: 'not measured here',
      passed: null,
    },
  ]
  return { rows, passed: rows.every(({ passed }) => passed !== false) }
}

function rules({ proven, generated, replans: rows }: Measured): Goal[] {
  const tables = [proven.interactive, proven.default, generated.interactive, generated.default]
  const broken =
    tables.reduce((sum, { totals }) => sum + totals.violations, 0) +
    rows.reduce((sum, { violations }) => sum + violations, 0)
  return [{ measure: 'hard violations', goal: '0', value: String(broken), passed: broken === 0 }]
}

function gaps({ default: calm, interactive }: Quality): Goal[] {
  return [gapGoal('default', calm, 0.01, 0.05), gapGoal('interactive', interactive, 0.02, 0.1)]
}

function gapGoal(name: string, { totals }: QualityTable, mostMean: number, mostWorst: number): Goal {
  const [mean, worst] = [totals.meanGap ?? 0, totals.worstGap ?? 0]
  return {
    measure: `cost over the proven optimum, mean / worst, ${name} budget`,
    goal: `≤ ${100 * mostMean} % / ≤ ${100 * mostWorst} %`,
    value: `${percent(mean)} / ${percent(worst)}`,
    passed: mean <= mostMean && worst <= mostWorst,
  }
}

function bounds({ proven, generated }: Measured): Goal[] {
  const tables = [proven.interactive, proven.default, generated.interactive, generated.default]
  const wrong = tables.reduce((sum, { totals }) => sum + totals.invalidBounds, 0)
  const { meanReportedGap } = proven.default.totals
  const p99 = Math.max(...proven.default.rows.map(({ p99Ms }) => p99Ms))
  return [
    { measure: 'lower bounds above an optimum', goal: '0', value: String(wrong), passed: wrong === 0 },
    {
      measure: 'reported gap, default budget, mean',
      goal: '≤ 5 %',
      value: percent(meanReportedGap),
      passed: meanReportedGap <= 0.05,
    },
    {
      measure: 'one plan, default budget, worst problem',
      goal: '≤ 500 ms',
      value: `${p99} ms`,
      passed: p99 <= 500,
    },
  ]
}

function sizes({ sizes: { large, huge }, growth }: Measured): Goal[] {
  const worst = Math.max(growth.setUpExponent, growth.interactiveExponent, growth.defaultExponent)
  return [
    {
      measure: '4 weeks × 100 tasks × 15 habits, interactive budget, median / p99',
      goal: '≤ 50 ms / ≤ 120 ms',
      value: `${large.interactiveMs} ms / ${large.interactiveP99Ms} ms`,
      passed: large.interactiveMs <= 50 && large.interactiveP99Ms <= 120,
    },
    {
      measure: 'growth of time in tasks × horizon, exponent',
      goal: '≤ 1',
      value: String(worst),
      passed: worst <= 1,
    },
    {
      measure: '12 weeks × 400 tasks × 15 habits, default budget',
      goal: '≤ 1000 ms',
      value: `${huge.defaultMs} ms`,
      passed: huge.defaultMs <= 1000,
    },
  ]
}

function replans([now, later]: readonly ReplanRow[]): Goal[] {
  return [
    {
      measure: 'replan after one new meeting, replan budget, median',
      goal: '≤ 10 ms',
      value: `${now!.medianMs} ms`,
      passed: now!.medianMs <= 10,
    },
    movedGoal('replan budget', now!),
    movedGoal("the plan step's budget", later!),
  ]
}

const movedGoal = (budget: string, { worstExtraItems, withinTwo }: ReplanRow): Goal => ({
  measure: `items moved by it beyond those touched, ${budget}, worst`,
  goal: '≤ 2',
  value: `${worstExtraItems} (${percent(withinTwo)} of the replans within 2)`,
  passed: worstExtraItems <= 2,
})
