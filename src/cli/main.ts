#!/usr/bin/env node
import { Command } from 'commander'
import { checkCommand } from './check-command.ts'
import { explainCommand } from './explain-command.ts'
import { planCommand } from './plan-command.ts'
import { runProgram } from './run-program.ts'

const program = new Command('timewright')
  .description('puts goals on the calendar')
  .addCommand(planCommand())
  .addCommand(checkCommand())
  .addCommand(explainCommand())

await runProgram(program, process.argv)
