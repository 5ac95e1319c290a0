import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import { destination } from 'pino'
import type { Env } from '#config/env.ts'
import { runWorkers } from '../../workers/index.ts'
import { serveApi } from '../api/server.ts'
import { createContainer } from '../container.ts'
import { startDemoGoogle } from '../container/google.ts'
import { createLogger } from '../container/logger.ts'
import { startSystem } from '../container/system.ts'
import { buildWebIfStale } from './build-web.ts'
import { readEnvOrRefuse } from './main-commands.ts'
import type { StartOptions } from './start-command.ts'
import { welcomeScreen } from './welcome-screen.ts'

const graceMs = 45_000

/** `timewright start`: everything in one process, or one role of it. */
export async function runStart({ role }: StartOptions): Promise<void> {
  const env = readEnvOrRefuse()
  const { log, logFile } = openLog(env)
  if (role !== 'worker') await buildWebIfStale((line) => process.stdout.write(`${line}\n`))
  const system = await startSystem(env, log, role, {
    openContainer: createContainer,
    startGoogle: startDemoGoogle,
    startWorkers: runWorkers,
    startApi: serveApi,
  })
  closeWithGrace({ delay: graceMs, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'the process ends because of an error')
    await system.stop()
  })
  const { dataDir } = env
  const seconds = performance.now() / 1000
  process.stdout.write(welcomeScreen({ ...system, dataDir, logFile, seconds }))
}

/** A person at a terminal sees one clear screen, the log goes to a file; anybody else gets JSON lines. */
function openLog(env: Env) {
  if (!process.stdout.isTTY && env.google.mode !== 'demo')
    return { log: createLogger(env.logLevel), logFile: null }
  mkdirSync(env.dataDir, { recursive: true })
  const logFile = join(env.dataDir, 'timewright.log')
  return { log: createLogger(env.logLevel, destination({ dest: logFile, sync: false })), logFile }
}
