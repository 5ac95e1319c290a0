import { type ChildProcess, spawn } from 'node:child_process'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { waitUntil } from './wait-until.ts'

const root = fileURLToPath(new URL('../..', import.meta.url))

export type StartedProcess = {
  readonly pid: number
  /** All that it has written so far. */
  output(): string
  /** SIGKILL to the process and to all of its descendants, at once. */
  killTree(): Promise<void>
  /** SIGTERM; answers the exit code. */
  stop(): Promise<number | null>
}

/** `timewright start` as a process of its own, ready when it says so. */
export async function startProcess(env: Record<string, string>): Promise<StartedProcess> {
  const child = spawn(process.execPath, ['src/bin/timewright.js', 'start'], {
    cwd: root,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '', DEMO_STORY: 'off', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text
    })
  }
  const pid = child.pid ?? 0
  await waitUntil(
    () => {
      if (child.exitCode !== null) throw new Error(output)
      return output.includes('Timewright is ready')
    },
    { what: `the start screen; so far: ${output}`, timeoutMs: 60_000 },
  )
  return {
    pid,
    output: () => output,
    killTree: async () => {
      for (const one of [pid, ...descendantsOf(pid)]) killHard(one)
      await hasEnded(child)
    },
    stop: async () => {
      child.kill('SIGTERM')
      await hasEnded(child)
      return child.exitCode
    },
  }
}

const hasEnded = (child: ChildProcess): Promise<true> =>
  waitUntil(() => child.exitCode !== null || child.signalCode !== null, {
    what: 'the process to end',
    timeoutMs: 60_000,
  })

function killHard(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It was faster.
  }
}

/** Children, their children, and so on, read from /proc. */
function descendantsOf(pid: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc').filter((entry) => /^\d+$/.test(entry))) {
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It has ended meanwhile.
    }
  }
  const children = (of: number): number[] =>
    [...parents].filter(([, parent]) => parent === of).map(([child]) => child)
  const found = children(pid)
  for (const child of found) found.push(...children(child))
  return found
}
