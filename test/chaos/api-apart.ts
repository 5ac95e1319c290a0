import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { ServerSide } from './api-child.ts'

const entry = fileURLToPath(new URL('./api-child.ts', import.meta.url))

/** The product's web role in a process of its own. */
export type ApiApart = {
  /** Forgets what was measured so far. */
  measure(): void
  measured(): Promise<ServerSide>
  close(): Promise<void>
}

export async function serveApart(
  env: Readonly<Record<string, string>>,
  emulatorUrl: string,
): Promise<ApiApart> {
  const child = spawn(process.execPath, [entry, emulatorUrl], {
    env: {
      PATH: process.env['PATH'] ?? '',
      HOME: process.env['HOME'] ?? '',
      TZ: 'UTC',
      CHAOS_LOG: process.env['CHAOS_LOG'] ?? 'silent',
      ...env,
    },
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  })
  await answer(child)
  return {
    measure: () => void child.send('begin'),
    measured: async () => {
      child.send('report')
      return (await answer(child)) as ServerSide
    },
    close: async () => {
      child.kill('SIGTERM')
      if (child.exitCode === null) await once(child, 'exit')
    },
  }
}

async function answer(child: ChildProcess): Promise<unknown> {
  const ended = once(child, 'exit').then(() => {
    throw new Error('The web role has ended.')
  })
  const [message] = (await Promise.race([once(child, 'message'), ended])) as [unknown]
  return message
}
