#!/usr/bin/env node
import { Command } from 'commander'
import { checkCommand } from './check-command.ts'
import { explainCommand } from './explain-command.ts'
import { planCommand } from './plan-command.ts'
import { runProgram } from './run-program.ts'
import { startCommand } from './start-command.ts'

const program = new Command('timewright')
  .description('puts goals on the calendar')
  .addCommand(startCommand(async (options) => (await import('./main-start.ts')).runStart(options)))
  .addCommand(planCommand())
  .addCommand(checkCommand())
  .addCommand(explainCommand())

await runProgram(program, process.argv)
