import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { Redis } from 'ioredis'
import { freePort } from '../support/free-port.ts'
import { waitUntil } from '../support/wait-until.ts'

/** A Redis of one's own that keeps nothing on disk: whoever restarts it has lost all. */
export type RedisApart = {
  readonly url: string
  flush(): Promise<void>
  /** Killed, and back a while later with nothing in it. */
  lose(): Promise<void>
  close(): Promise<void>
}

const AWAY_MS = 3000

export async function openRedisApart(): Promise<RedisApart> {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  const admin = new Redis(url, { lazyConnect: true, retryStrategy: () => 50, maxRetriesPerRequest: null })
  admin.on('error', () => undefined)
  let server = launch(port)
  const isUp = async (): Promise<boolean> => (await admin.ping()) === 'PONG'
  await waitUntil(isUp, { what: 'redis-server to answer; is it installed?', timeoutMs: 15_000 })
  return {
    url,
    flush: async () => void (await admin.flushdb()),
    lose: async () => {
      await end(server)
      const sinceMs = performance.now()
      await waitUntil(() => performance.now() - sinceMs > AWAY_MS, { what: 'Redis to be away for a while' })
      server = launch(port)
      await waitUntil(isUp, { what: 'Redis to be back', timeoutMs: 15_000 })
    },
    close: async () => {
      admin.disconnect()
      await end(server)
    },
  }
}

const launch = (port: number): ChildProcess =>
  spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    cwd: '/tmp',
    stdio: 'ignore',
  }).on('error', () => undefined)

async function end(server: ChildProcess): Promise<void> {
  if (server.exitCode !== null || server.signalCode !== null) return
  const exited = once(server, 'exit')
  server.kill('SIGKILL')
  await exited
}
