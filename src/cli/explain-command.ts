import { Command } from 'commander'
import type { ExplainOptions } from './run-explain.ts'

export function explainCommand(): Command {
  return new Command('explain')
    .description('say why each block is where it is, what else was possible and what it would cost')
    .argument('<problem>', 'file with a planning-problem/1, "-" for standard input')
    .argument('[plan]', 'file with a plan/1; "-" or nothing: standard input')
    .option('--item <id>', 'only this task or habit')
    .option('--json', 'print the explanation as JSON', false)
    .action(async (problem: string, plan: string | undefined, options: ExplainOptions) => {
      const { runExplain } = await import('./run-explain.ts')
      await runExplain(problem, plan, options)
    })
}
