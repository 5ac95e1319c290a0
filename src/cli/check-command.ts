import { Command } from 'commander'
import type { CheckOptions } from './run-check.ts'

export function checkCommand(): Command {
  return new Command('check')
    .description('recount a plan from scratch: every rule, every cost; exit code 1 if one is broken')
    .argument('<problem>', 'file with a planning-problem/1, "-" for standard input')
    .argument('[plan]', 'file with a plan/1; "-" or nothing: standard input')
    .option('--json', 'print the verdict as JSON', false)
    .action(async (problem: string, plan: string | undefined, options: CheckOptions) => {
      const { runCheck } = await import('./run-check.ts')
      await runCheck(problem, plan, options)
    })
}
