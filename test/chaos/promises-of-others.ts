import { spawn } from 'node:child_process'
import { once } from 'node:events'
import type { Measured } from './promise.ts'

type Elsewhere = { readonly promise: string; readonly threshold: string; readonly command: readonly string[] }

/** Promises whose proof is a test of its own. */
const elsewhere: readonly Elsewhere[] = [
  {
    promise: 'R10',
    threshold: '0 leaks over routes, jobs and rows',
    command: [
      'vitest',
      'run',
      '--project',
      'integration',
      'test/integration/isolation',
      'test/integration/postgres/isolation.integration.test.ts',
    ],
  },
  {
    promise: 'R11',
    threshold: '100 % of independent cases but for a published list',
    command: ['node', 'test/recurrence/main.ts'],
  },
]

/** Runs them; what they print goes to standard error. */
export async function promisesOfOthers(): Promise<readonly Measured[]> {
  const measured: Measured[] = []
  for (const { promise, threshold, command } of elsewhere) {
    const [program = '', ...parameters] = command
    const child = spawn('npx', [program, ...parameters], { stdio: ['ignore', 'pipe', 'inherit'] })
    child.stdout.pipe(process.stderr)
    const [exitCode] = (await once(child, 'exit')) as [number | null]
    measured.push({ promise, threshold, figures: { exitCode: exitCode ?? 1 }, passed: exitCode === 0 })
  }
  return measured
}
