import { spawn } from 'node:child_process'
import { closeSync, openSync, readFileSync, statSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { cannotRun, type Cluster } from './cluster.ts'
import { readPidFile, servesFolder } from './pid-file.ts'
import { pollUntil } from './poll-until.ts'

const LARGEST_LOG_BYTES = 5_000_000

export interface LaunchOptions {
  readonly maxConnections: number
  /** The port of a server that is to come back; a free one otherwise. */
  readonly port?: number
}

/** What became of a server we launched: it may die before it answers. */
export interface Launch {
  /** The server's own words, once it has ended. */
  diedSaying(): string | undefined
}

/**
 * Starts a server and does not wait for it. It leads its own process group, so that Ctrl-C reaches us first, and
 * writes to a file, so that it outlives us unharmed when we are killed.
 */
export async function launch(cluster: Cluster, options: LaunchOptions): Promise<Launch> {
  const { maxConnections, port = await freePort() } = options
  const logFile = join(cluster.dataDir, 'postgres.log')
  const log = openSync(logFile, sizeOf(logFile) > LARGEST_LOG_BYTES ? 'w' : 'a', 0o600)
  const from = sizeOf(logFile)
  const { uid, gid } = cluster.runAs ?? {}
  const child = spawn(cluster.binaries.postgres, serverArguments(cluster, maxConnections, port), {
    cwd: '/',
    env: { LC_ALL: 'C' },
    detached: true,
    stdio: ['ignore', log, log],
    ...(uid === undefined || gid === undefined ? {} : { uid, gid }),
  })
  closeSync(log)
  // The log is read when somebody asks: a server may well end together with its folder.
  let lastWords: (() => string) | undefined
  child.once('error', (error) => (lastWords = () => cannotRun(cluster.binaries.postgres, error).message))
  child.once('exit', () => (lastWords ??= () => readFileSync(logFile).subarray(from).toString('utf8').trim()))
  child.unref()
  return { diedSaying: () => lastWords?.() }
}

function serverArguments({ folder, durable }: Cluster, maxConnections: number, port: number): string[] {
  const settings: Record<string, string | number> = {
    listen_addresses: '127.0.0.1',
    unix_socket_directories: '',
    max_connections: maxConnections,
    timezone: 'UTC',
    log_timezone: 'UTC',
    log_checkpoints: 'off',
    ...(durable ? {} : { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' }),
  }
  const flags = Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
  return ['-D', folder, '-p', String(port), ...flags]
}

/** Ends the server of the folder, with a fast shutdown, and waits until it is gone. */
export async function shutDown(folder: string): Promise<void> {
  const found = readPidFile(folder)
  if (found === undefined || !servesFolder(found.pid, folder)) return
  process.kill(found.pid, 'SIGINT')
  await pollUntil(() => !servesFolder(found.pid, folder), 30_000, `Postgres ${found.pid} to stop`)
}

async function freePort(): Promise<number> {
  const server = createServer()
  const { promise, resolve, reject } = Promise.withResolvers<void>()
  server.once('error', reject).listen(0, '127.0.0.1', resolve)
  await promise
  const address = server.address()
  server.close()
  if (address === null || typeof address === 'string') throw new Error('The system gave no free port.')
  return address.port
}

function sizeOf(path: string): number {
  return statSync(path, { throwIfNoEntry: false })?.size ?? 0
}
