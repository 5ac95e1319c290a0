import { type Command, CommanderError } from 'commander'
import { InputError } from './input-error.ts'

/**
 * Runs the program. Exit code 2: bad input or usage, told on standard error. The process is never cut off: it ends
 * when everything written is out, and a reader that closes the pipe early ends it quietly.
 */
export async function runProgram(program: Command, argv: readonly string[]): Promise<void> {
  process.stdout.on('error', ignoreClosedPipe)
  process.stderr.on('error', ignoreClosedPipe)
  for (const command of [program, ...program.commands]) command.exitOverride()
  try {
    await program.parseAsync([...argv])
  } catch (error) {
    process.exitCode = exitCodeOf(error)
  }
}

function exitCodeOf(error: unknown): number {
  if (error instanceof CommanderError) return error.exitCode === 0 ? 0 : 2
  if (!(error instanceof InputError)) throw error
  process.stderr.write(`${error.lines.join('\n')}\n`)
  return 2
}

function ignoreClosedPipe(error: Error): void {
  if (!('code' in error) || error.code !== 'EPIPE') throw error
}
