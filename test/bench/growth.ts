import { DAY_MS } from '#core/time/interval.ts'
import { DEFAULT_STEPS, INTERACTIVE_STEPS } from '#core/planning/budgets.ts'
import { makePlan } from '#core/planning/make-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { cpuMs, quantile, rounded } from '#cli/bench/measure.ts'
import { FAMILIES } from './families.ts'
import { generate, generateShape } from './generate.ts'

/** Time and reported gap of one size of problem; CPU milliseconds in a warm process. */
export type SizeRow = {
  readonly tasks: number
  readonly weeks: number
  readonly habits: number
  /** Compiling, first plan and the first lower bound: what no budget can do without. */
  readonly setUpMs: number
  readonly interactiveMs: number
  readonly interactiveP99Ms: number
  readonly interactiveGap: number
  readonly defaultMs: number
  readonly defaultGap: number
  /** The same with reasons, capacity and repairs, as `timewright plan` prints them. */
  readonly explainedMs: number
}

export type Growth = {
  readonly rows: readonly SizeRow[]
  /** Slope of log time over log (tasks × weeks): 1 is linear. */
  readonly setUpExponent: number
  readonly interactiveExponent: number
  readonly defaultExponent: number
  readonly explainedExponent: number
}

/** From a week's worth to the largest: tasks and weeks together and apart. */
const SIZES: readonly (readonly [tasks: number, weeks: number])[] = [
  [20, 2],
  [50, 2],
  [50, 4],
  [100, 4],
  [100, 8],
  [200, 6],
  [200, 12],
  [400, 12],
]
const QUICK_SIZES = [SIZES[0]!, SIZES[3]!, SIZES[5]!]

export function growth(runs: number, isQuick: boolean): Growth {
  const rows = (isQuick ? QUICK_SIZES : SIZES).map(([tasks, weeks]) => {
    const shape = {
      ...FAMILIES['large']!,
      tasks: [tasks, tasks],
      weeks: [weeks, weeks],
      habits: [8, 8],
    } as const
    return sizeRow(generateShape(shape, `growth-${tasks}-${weeks}`, 1), runs)
  })
  return {
    rows,
    setUpExponent: exponent(rows, ({ setUpMs }) => setUpMs),
    interactiveExponent: exponent(rows, ({ interactiveMs }) => interactiveMs),
    defaultExponent: exponent(rows, ({ defaultMs }) => defaultMs),
    explainedExponent: exponent(rows, ({ explainedMs }) => explainedMs),
  }
}

/** 4 weeks × 100 tasks × 15 habits, and 12 weeks × 400 tasks × 15 habits: the sizes with a goal of their own. */
export const goalSizes = (runs: number): { readonly large: SizeRow; readonly huge: SizeRow } => ({
  large: sizeRow(generate('large', 1), runs),
  huge: sizeRow(generate('huge', 1), Math.ceil(runs / 4)),
})

function sizeRow(problem: Problem, runs: number): SizeRow {
  const seeds = Array.from({ length: runs }, (_, index) => index + 1)
  const warm = solve(problem, { seed: 99, steps: INTERACTIVE_STEPS })
  const interactive = seeds.map((seed) => cpuMs(() => solve(problem, { seed, steps: INTERACTIVE_STEPS })))
  const setUp = seeds.map((seed) => cpuMs(() => solve(problem, { seed, steps: 0 })))
  let best = warm
  const defaults = seeds.slice(0, 3).map((seed) =>
    cpuMs(() => {
      best = solve(problem, { seed, steps: DEFAULT_STEPS })
    }),
  )
  return {
    tasks: problem.tasks?.length ?? 0,
    weeks: Math.round((Date.parse(problem.until) - Date.parse(problem.now)) / (7 * DAY_MS)),
    habits: problem.habits?.length ?? 0,
    setUpMs: rounded(quantile(setUp, 0.5)),
    interactiveMs: rounded(quantile(interactive, 0.5)),
    interactiveP99Ms: rounded(quantile(interactive, 0.99)),
    interactiveGap: rounded(warm.bound.gap, 5),
    defaultMs: rounded(quantile(defaults, 0.5)),
    defaultGap: rounded(best.bound.gap, 5),
    explainedMs: rounded(cpuMs(() => makePlan(problem, { seed: 1, steps: DEFAULT_STEPS }))),
  }
}

/** Least squares through (log (tasks × weeks), log time). */
function exponent(rows: readonly SizeRow[], time: (row: SizeRow) => number): number {
  const points = rows.map((row) => [Math.log(row.tasks * row.weeks), Math.log(time(row))] as const)
  const [meanX, meanY] = [0, 1].map(
    (axis) => points.reduce((sum, point) => sum + point[axis]!, 0) / points.length,
  )
  const above = points.reduce((sum, [x, y]) => sum + (x - meanX!) * (y - meanY!), 0)
  const below = points.reduce((sum, [x]) => sum + (x - meanX!) ** 2, 0)
  return rounded(above / below, 3)
}
