import { Command } from 'commander'
import { positiveNumber, wholeNumber } from './numbers.ts'
import type { PlanOptions } from './run-plan.ts'

export function planCommand(): Command {
  return new Command('plan')
    .description('make a plan for a planning problem and print it as JSON')
    .argument('[problem]', 'file with a planning-problem/1; "-" or nothing: standard input')
    .option('--seed <n>', 'seed of the search', wholeNumber, 1)
    .option(
      '--steps <n>',
      'steps of the search: the same seed and steps give the same plan everywhere',
      wholeNumber,
    )
    .option(
      '--milliseconds <n>',
      'time for the search instead; such a plan is not reproducible',
      positiveNumber,
    )
    .option('--no-repairs', 'do not look for changes that would place what was not')
    .option('--out <file>', 'write the plan to a file instead of standard output')
    .action(async (problem: string | undefined, options: PlanOptions) => {
      const { runPlan } = await import('./run-plan.ts')
      await runPlan(problem, options)
    })
}
