#!/usr/bin/env node
import { Command } from 'commander'
import { benchCommand } from './bench-command.ts'
import { checkCommand } from './check-command.ts'
import { explainCommand } from './explain-command.ts'
import { planCommand } from './plan-command.ts'
import { runProgram } from './run-program.ts'
import { startCommand } from './start-command.ts'

// What a command needs is loaded when it runs: `plan` must not wait for the server's packages.
const commands = () => import('./main-commands.ts')

const program = new Command('timewright')
  .description('puts goals on the calendar')
  .addCommand(startCommand(async (options) => (await import('./main-start.ts')).runStart(options)))
  .addCommand(planCommand())
  .addCommand(checkCommand())
  .addCommand(explainCommand())
  .addCommand(benchCommand())
  .addCommand(
    new Command('doctor')
      .description('say what is configured and what is not')
      .action(async () => (await commands()).runDoctor()),
  )
  .addCommand(
    new Command('problem')
      .description("print a person's planning problem, as the planner gets it right now")
      .requiredOption('--user <email>', 'whose')
      .action(async ({ user }: { user: string }) => (await commands()).runProblem(user)),
  )
  .addCommand(
    new Command('migrate')
      .description('bring the database to this version')
      .action(async () => (await commands()).runMigrate()),
  )
  .addCommand(
    new Command('rewrap')
      .description('put every secret under the ENCRYPTION_KEY of today')
      .action(async () => (await commands()).runRewrap()),
  )
  .addCommand(
    new Command('public-key')
      .description('print the public half of ENCRYPTION_KEY, for processes of --role api')
      .action(async () => (await commands()).runPublicKey()),
  )
  .addCommand(
    new Command('build').description('build the web page').action(async () => (await commands()).runBuild()),
  )

await runProgram(program, process.argv)
