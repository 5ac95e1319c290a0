import { spawn, spawnSync, type ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import { createServer } from 'node:net'
import { Redis } from 'ioredis'
import { vi } from 'vitest'
import type { QueueStore } from './queue-store.ts'

export const hasRedisServer = (): boolean =>
  spawnSync('redis-server', ['--version'], { stdio: 'ignore' }).status === 0

export const howToGetRedis =
  'redis-server is not installed, so the queue was not tried on Redis. Get it with `apt-get install redis-server` or `brew install redis`.'

const freePort = async (): Promise<number> => {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('No free port on 127.0.0.1')
  return address.port
}

const launch = (port: number): ChildProcess =>
  spawn('redis-server', ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'], {
    cwd: '/tmp',
    stdio: 'ignore',
  })

const end = async (server: ChildProcess): Promise<void> => {
  const exited = once(server, 'exit')
  server.kill('SIGKILL')
  await exited
}

export type RedisStore = QueueStore & { stopServer(): Promise<void>; startServer(): Promise<void> }

export const openRedisStore = async (): Promise<RedisStore> => {
  const port = await freePort()
  const url = `redis://127.0.0.1:${port}`
  let server: ChildProcess | undefined
  const admin = new Redis(url, { lazyConnect: true, retryStrategy: () => 50 })
  admin.on('error', () => undefined)
  const store: RedisStore = {
    backend: { kind: 'redis', url },
    wipe: async () => {
      await admin.flushdb()
    },
    cutConnections: async () => {
      await admin.call('CLIENT', 'KILL', 'TYPE', 'normal', 'SKIPME', 'yes')
    },
    stopServer: async () => {
      if (server !== undefined) await end(server)
      server = undefined
    },
    startServer: async () => {
      server = launch(port)
      await vi.waitFor(() => admin.ping(), { timeout: 10_000 })
    },
    close: async () => {
      admin.disconnect()
      await store.stopServer()
    },
  }
  await store.startServer()
  return store
}
