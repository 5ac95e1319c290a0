import { checkPlan } from '#core/planning/check/check-plan.ts'
import { compile } from '#core/planning/compile.ts'
import { type CompiledProblem, stepStartMs } from '#core/planning/compiled.ts'
import type { Cost } from '#core/planning/plan.ts'
import type { Problem } from '#core/planning/problem.ts'
import type { SolvedBlock } from '#core/planning/solve.ts'
import { type ExactModel, exactModel } from './exact-model.ts'

type Answer = {
  readonly Status: string
  readonly ObjectiveValue: number
  readonly Columns: Readonly<Record<string, { readonly Primal: number }>>
}
type Highs = { readonly solve: (text: string, options: Readonly<Record<string, unknown>>) => Answer }

/** What HiGHS made of one problem, and what the checker says to it. */
export type Proof = {
  readonly columns: number
  readonly status: string
  /** True: nothing is cheaper, the plan breaks no rule, and the checker counts the same cost. */
  readonly isProven: boolean
  readonly cost: Cost
  readonly blocks: readonly SolvedBlock[]
  readonly faults: readonly string[]
}

// Not a dependency of the product: named by a variable, so that nothing else needs it.
const solverPackage = process.env['HIGHS_MODULE'] ?? 'highs'

/** The cheapest plan there is, proven within so many seconds or not. */
export async function prove(problem: Problem, seconds: number): Promise<Proof> {
  const { default: load } = (await import(solverPackage)) as { default: () => Promise<Highs> }
  // A fresh instance for each problem: its memory does not shrink.
  const highs = await load()
  const compiled = compile(problem)
  const model = exactModel(compiled)
  const answer = highs.solve(model.text, { time_limit: seconds, mip_rel_gap: 0, output_flag: false })
  const blocks = blocksOf(compiled, model, answer)
  const { violations, cost } = checkPlan(problem, blocks)
  const counted = answer.ObjectiveValue + model.constant
  const isOptimal = answer.Status === 'Optimal'
  const faults = [
    ...violations.map((violation) => violation.rule),
    ...(isOptimal && Math.abs(cost.total - counted) > 0.01
      ? [`the model counts ${counted}, the checker ${cost.total}`]
      : []),
  ]
  return {
    columns: model.columns.length,
    status: answer.Status,
    isProven: isOptimal && faults.length === 0,
    cost,
    blocks,
    faults: isOptimal ? faults : [],
  }
}

function blocksOf({ grid, itemIds, pinned }: CompiledProblem, model: ExactModel, answer: Answer) {
  const movable = model.columns
    .filter((_, index) => (answer.Columns[`x${index}`]?.Primal ?? 0) > 0.5)
    .map(({ item, start, end }) => ({
      item: itemIds[item]!,
      startMs: stepStartMs(grid, start),
      endMs: stepStartMs(grid, end),
      pinned: false,
    }))
  const fixed = pinned.map(({ item, startMs, endMs }) => ({
    item: itemIds[item]!,
    startMs,
    endMs,
    pinned: true,
  }))
  return [...fixed, ...movable]
}
