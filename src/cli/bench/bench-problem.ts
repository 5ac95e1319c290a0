import { checkPlan } from '#core/planning/check/check-plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import { type Solution, solve } from '#core/planning/solve.ts'
import { type BudgetOptions, budgetOf } from '../budget.ts'
import { cpuMs, mean, quantile, rounded } from './measure.ts'

/** What one budget makes of one problem over several seeds; gaps are parts, 0.01 is one percent. */
export type BenchRow = {
  readonly id: string
  readonly tasks: number
  readonly habits: number
  /** Proven by an exact solver; null where nobody did. */
  readonly optimum: number | null
  /** Mean over the seeds. */
  readonly cost: number
  /** (cost + 1) / (optimum + 1) − 1: mean and worst over the seeds. */
  readonly gap: number | null
  readonly worstGap: number | null
  /** Highest proven lower bound of the seeds; it must not lie above the optimum. */
  readonly bound: number
  readonly reportedGap: number
  readonly isBoundValid: boolean
  /** Broken hard rules, and costs that the checker does not count the same, over all seeds. */
  readonly violations: number
  /** Items with a movable previous block that is not where it was (first seed). */
  readonly itemsMoved: number
  /** CPU milliseconds in a warm process. */
  readonly medianMs: number
  readonly p99Ms: number
}

type Run = { readonly plan: Solution; readonly ms: number; readonly violations: number }

/** Plans a valid problem once for each seed, 1 and up, and has the checker judge every plan. */
export function benchProblem(
  problem: Problem,
  optimum: number | null,
  budget: BudgetOptions,
  seeds: number,
): BenchRow {
  const runs = Array.from({ length: seeds }, (_, index) => runOf(problem, index + 1, budget))
  const bound = Math.max(...runs.map(({ plan }) => plan.bound.lower))
  const gaps = runs.map(({ plan }) => (plan.cost.total + 1) / ((optimum ?? 0) + 1) - 1)
  const cheapest = Math.min(...runs.map(({ plan }) => plan.cost.total))
  const times = runs.map(({ ms }) => ms)
  return {
    id: problem.id,
    tasks: problem.tasks?.length ?? 0,
    habits: problem.habits?.length ?? 0,
    optimum,
    cost: rounded(mean(runs.map(({ plan }) => plan.cost.total)), 3),
    gap: optimum === null ? null : rounded(mean(gaps), 5),
    worstGap: optimum === null ? null : rounded(Math.max(...gaps), 5),
    bound: rounded(bound, 3),
    reportedGap: rounded(mean(runs.map(({ plan }) => plan.bound.gap)), 5),
    isBoundValid: bound <= Math.min(cheapest, optimum ?? cheapest) + 1e-3,
    violations: runs.reduce((sum, run) => sum + run.violations, 0),
    itemsMoved: movedItems(problem, runs[0]?.plan.blocks ?? []).length,
    medianMs: rounded(quantile(times, 0.5)),
    p99Ms: rounded(quantile(times, 0.99)),
  }
}

function runOf(problem: Problem, seed: number, budget: BudgetOptions): Run {
  let plan = solve(problem, { seed, steps: 0 })
  const ms = cpuMs(() => {
    plan = solve(problem, { seed, ...budgetOf(budget) })
  })
  const verdict = checkPlan(problem, plan.blocks)
  const isCounted = Math.abs(verdict.cost.total - plan.cost.total) < 1e-3
  return { plan, ms, violations: verdict.violations.length + (isCounted ? 0 : 1) }
}

/** Items of the plan in force of which a block is not exactly where it was. */
export function movedItems(problem: Problem, blocks: Solution['blocks']): string[] {
  const known = new Set([...(problem.tasks ?? []), ...(problem.habits ?? [])].map(({ id }) => id))
  const places = new Set(blocks.map(({ item, startMs, endMs }) => `${item} ${startMs} ${endMs}`))
  const gone = (problem.previous ?? []).filter(
    ({ item, start, end }) =>
      known.has(item) && !places.has(`${item} ${Date.parse(start)} ${Date.parse(end)}`),
  )
  return [...new Set(gone.map(({ item }) => item))]
}
