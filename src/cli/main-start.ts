import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import closeWithGrace from 'close-with-grace'
import { destination } from 'pino'
import type { Env } from '#config/env.ts'
import { runWorkers } from '../../workers/index.ts'
import { serveApi } from '../api/server.ts'
import { createDemoContainer } from '../container/demo-story.ts'
import { startDemoGoogle } from '../container/google.ts'
import { createLogger } from '../container/logger.ts'
import { startSystem } from '../container/system.ts'
import { buildWebIfStale } from './build-web.ts'
import { InputError } from './input-error.ts'
import { readEnvOrRefuse, refusalOf } from './main-commands.ts'
import type { StartOptions } from './start-command.ts'
import { welcomeScreen } from './welcome-screen.ts'

const GRACE_MS = 45_000

/** `timewright start`: everything in one process, or one role of it. */
export async function runStart({ role }: StartOptions): Promise<void> {
  const env = readEnvOrRefuse()
  const { log, logFile } = openLog(env)
  if (role !== 'worker') await buildWebIfStale((line) => process.stdout.write(`${line}\n`))
  const system = await startSystem(env, log, role, {
    openContainer: createDemoContainer,
    startGoogle: startDemoGoogle,
    startWorkers: runWorkers,
    startApi: serveApi,
  }).catch((error: unknown) => {
    log.fatal({ err: error }, 'cannot start')
    const refusal = refusalOf(error)
    throw refusal instanceof InputError ? refusal : new StartError(error, logFile)
  })
  closeWithGrace({ delay: GRACE_MS, logger: false }, async ({ err }) => {
    if (err) log.fatal({ err }, 'the process ends because of an error')
    await system.stop()
  })
  const { dataDir } = env
  const seconds = performance.now() / 1000
  process.stdout.write(welcomeScreen({ ...system, dataDir, logFile, seconds }))
}

/** What a person needs to know when it does not start; the whole story is in the log. */
class StartError extends InputError {
  constructor(cause: unknown, logFile: string | null) {
    const { message, code }: NodeJS.ErrnoException = cause instanceof Error ? cause : new Error(String(cause))
    const inUse = code === 'EADDRINUSE' ? ' Stop the other program, or set PORT (and EMULATOR_PORT).' : ''
    super([
      `Cannot start: ${message.split('\n')[0]}${inUse}`,
      'Run `npm run --silent timewright -- doctor` to see what is missing.',
      ...(logFile === null ? [] : [`The log: ${logFile}`]),
    ])
  }
}

/** A person at a terminal sees one clear screen, the log goes to a file; anybody else gets JSON lines. */
function openLog(env: Env) {
  if (!process.stdout.isTTY && env.google.mode !== 'demo')
    return { log: createLogger(env.logLevel), logFile: null }
  mkdirSync(env.dataDir, { recursive: true })
  const logFile = join(env.dataDir, 'timewright.log')
  return { log: createLogger(env.logLevel, destination({ dest: logFile, sync: false })), logFile }
}
