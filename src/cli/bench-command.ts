import { Command } from 'commander'
import { positiveNumber, wholeNumber } from './numbers.ts'
import type { BenchOptions } from './run-bench.ts'

export function benchCommand(): Command {
  return new Command('bench')
    .description('measure the planner on problems: cost against proven optima, broken rules, time')
    .argument(
      '[paths...]',
      'files, or folders of *.problem.json with an optima.json if there is one; nothing: this folder',
    )
    .option('--seeds <n>', 'plans of each problem, with seeds 1 to n', wholeNumber, 3)
    .option(
      '--steps <n>',
      'steps of each search: the same seed and steps give the same costs everywhere',
      wholeNumber,
    )
    .option(
      '--milliseconds <n>',
      'time for each search instead; such costs are not reproducible',
      positiveNumber,
    )
    .option('--json', 'print rows and totals as JSON', false)
    .action(async (paths: string[], options: BenchOptions) => {
      const { runBench } = await import('./run-bench.ts')
      await runBench(paths, options)
    })
}
