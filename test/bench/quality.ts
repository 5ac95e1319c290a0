import { fileURLToPath } from 'node:url'
import { DEFAULT_STEPS, INTERACTIVE_STEPS } from '#core/planning/budgets.ts'
import { solve } from '#core/planning/solve.ts'
import { type BenchRow, benchProblem } from '#cli/bench/bench-problem.ts'
import { type BenchProblem, readSet } from '#cli/bench/read-set.ts'
import { type BenchTotals, totalsOf } from '#cli/bench/totals.ts'
import { FAMILIES } from './families.ts'
import { generate } from './generate.ts'

/** One budget on a set of problems. */
export type QualityTable = {
  readonly steps: number
  readonly seeds: number
  readonly rows: readonly BenchRow[]
  readonly totals: BenchTotals
}

export type Quality = { readonly interactive: QualityTable; readonly default: QualityTable }

/** Far from these seeds: those by which the search was tuned. */
const FIRST_SEED = 501

export const provenSet = (): Promise<BenchProblem[]> =>
  readSet([fileURLToPath(new URL('problems/', import.meta.url))])

/** Fresh problems of every family, without a known optimum: for broken rules, bounds and reported gaps. */
export const generatedSet = (perFamily: number): BenchProblem[] =>
  Object.keys(FAMILIES)
    .filter((family) => family !== 'huge' && !family.endsWith('-week'))
    .flatMap((family) =>
      Array.from({ length: perFamily }, (_, index) => ({
        problem: generate(family, FIRST_SEED + index),
        optimum: null,
      })),
    )

export function quality(set: readonly BenchProblem[], seeds: number): Quality {
  for (const { problem } of set.slice(0, 3)) solve(problem, { seed: 9, steps: 2 * INTERACTIVE_STEPS })
  return {
    interactive: table(set, INTERACTIVE_STEPS, 2 * seeds),
    default: table(set, DEFAULT_STEPS, seeds),
  }
}

function table(set: readonly BenchProblem[], steps: number, seeds: number): QualityTable {
  const rows = set.map(({ problem, optimum }) => benchProblem(problem, optimum, { steps }, seeds))
  return { steps, seeds, rows, totals: totalsOf(rows) }
}
