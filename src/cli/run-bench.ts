import { solve } from '#core/planning/solve.ts'
import { benchProblem } from './bench/bench-problem.ts'
import { benchText } from './bench/bench-text.ts'
import { readSet } from './bench/read-set.ts'
import { totalsOf } from './bench/totals.ts'
import { type BudgetOptions, budgetOf } from './budget.ts'
import { InputError } from './input-error.ts'
import { jsonText, writeOutput } from './write-output.ts'

export type BenchOptions = BudgetOptions & { readonly seeds: number; readonly json: boolean }

/**
 * `timewright bench`: plans every problem with every seed, checks each plan and compares it with the proven optimum.
 * Exit code 1: a rule was broken, a bound lies above a plan or an optimum, or an optimum is none.
 */
export async function runBench(paths: readonly string[], options: BenchOptions): Promise<void> {
  const { seeds, json, steps, milliseconds } = options
  if (seeds < 1) throw new InputError(['Cannot measure with 0 seeds: give --seeds 1 or more.'])
  if (steps !== undefined && milliseconds !== undefined)
    throw new InputError(['Cannot measure by steps and by milliseconds at once: give one of them.'])
  const set = await readSet(paths.length === 0 ? ['.'] : paths)
  // Code that ran before is fast: the first problems would pay for all others.
  for (const { problem } of set.slice(0, 3)) solve(problem, { seed: 1, ...budgetOf(options) })
  const rows = set.map(({ problem, optimum }) => benchProblem(problem, optimum, options, seeds))
  const totals = totalsOf(rows)
  const isReproducible = milliseconds === undefined
  const report = {
    // By the clock, steps are only the most that could be done.
    steps: isReproducible ? budgetOf(options).steps : undefined,
    milliseconds,
    isReproducible,
    seeds,
    problems: rows,
    totals,
  }
  const note = isReproducible
    ? ''
    : 'A budget of milliseconds is not reproducible: costs differ between runs.\n'
  await writeOutput(json ? jsonText(report) : `${benchText(rows, totals)}${note}`, undefined)
  if (totals.violations + totals.invalidBounds + totals.wrongOptima > 0) process.exitCode = 1
}
