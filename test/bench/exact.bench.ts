/**
 * Proves optima with HiGHS (npm `highs`), and compares them with the planner's plans and bounds.
 *
 *   node test/bench/exact.bench.ts [--seconds=120] [--json] [file.problem.json …]
 *
 * Without files: the problems of test/bench/problems. Every optimal plan is judged by the checker, which shares no code
 * with the model; a plan cheaper than a proven optimum, or a bound above it, ends with exit code 1.
 */
import { readFileSync, readdirSync } from 'node:fs'
import { DEFAULT_STEPS } from '#core/planning/budgets.ts'
import { checkPlan } from '#core/planning/check/check-plan.ts'
import { compile } from '#core/planning/compile.ts'
import { stepStartMs } from '#core/planning/compiled.ts'
import type { Problem } from '#core/planning/problem.ts'
import { solve } from '#core/planning/solve.ts'
import { exactModel } from './exact-model.ts'
import { rounded } from './measure.ts'

type Highs = {
  readonly solve: (
    text: string,
    options: Readonly<Record<string, unknown>>,
  ) => {
    readonly Status: string
    readonly ObjectiveValue: number
    readonly Columns: Readonly<Record<string, { readonly Primal: number }>>
  }
}

const seconds = Number(process.argv.find((word) => word.startsWith('--seconds='))?.slice(10) ?? 120)
const folder = new URL('problems/', import.meta.url)
const given = process.argv.slice(2).filter((word) => !word.startsWith('--'))
const files =
  given.length > 0
    ? given
    : readdirSync(folder)
        .filter((name) => name.endsWith('.problem.json'))
        .map((name) => new URL(name, folder))

// Not a dependency of the product: named by a variable, so that nothing else needs it.
const solverPackage = process.env['HIGHS_MODULE'] ?? 'highs'
const { default: load } = (await import(solverPackage)) as { default: () => Promise<Highs> }
const rows = []
for (const file of files) rows.push(await prove(JSON.parse(readFileSync(file, 'utf8')) as Problem))
if (process.argv.includes('--json')) process.stdout.write(`${JSON.stringify(rows, null, 1)}\n`)
else console.table(rows)
if (rows.some((row) => row.faults.length > 0)) process.exitCode = 1

async function prove(problem: Problem) {
  // A fresh instance for each problem: its memory does not shrink.
  const highs = await load()
  const compiled = compile(problem)
  const model = exactModel(compiled)
  const result = highs.solve(model.text, { time_limit: seconds, mip_rel_gap: 0, output_flag: false })
  const isProven = result.Status === 'Optimal'
  const optimum = rounded(result.ObjectiveValue + model.constant, 3)
  const movable = model.columns
    .filter((_, index) => (result.Columns[`x${index}`]?.Primal ?? 0) > 0.5)
    .map(({ item, start, end }) => ({
      item: compiled.itemIds[item]!,
      startMs: stepStartMs(compiled.grid, start),
      endMs: stepStartMs(compiled.grid, end),
      pinned: false,
    }))
  const pinned = compiled.pinned.map(({ item, startMs, endMs }) => ({
    item: compiled.itemIds[item]!,
    startMs,
    endMs,
    pinned: true,
  }))
  const verdict = checkPlan(problem, [...pinned, ...movable])
  const plan = solve(problem, { seed: 1, steps: DEFAULT_STEPS })
  const faults = [
    ...verdict.violations.map((violation) => violation.rule),
    ...(Math.abs(verdict.cost.total - optimum) > 0.01 ? [`the checker counts ${verdict.cost.total}`] : []),
    ...(isProven && plan.cost.total < optimum - 0.01 ? ['the plan is cheaper than the optimum'] : []),
    ...(isProven && plan.bound.lower > optimum + 0.01 ? ['the bound is above the optimum'] : []),
  ]
  return {
    id: problem.id,
    columns: model.columns.length,
    status: result.Status,
    optimum,
    plan: plan.cost.total,
    gap: rounded((plan.cost.total + 1) / (optimum + 1) - 1, 5),
    bound: rounded(plan.bound.lower, 2),
    faults: faults.join('; '),
  }
}
