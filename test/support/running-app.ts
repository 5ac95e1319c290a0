import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { readEnv } from '#config/env.ts'
import { serveApi } from '../../src/api/server.ts'
import { createContainer } from '../../src/container.ts'
import { createLogger } from '../../src/container/logger.ts'
import { startDemoGoogle } from '../../src/container/google.ts'
import { startSystem } from '../../src/container/system.ts'
import { runWorkers } from '../../workers/index.ts'
import { createTestDatabase } from './database.ts'
import { freePort } from './free-port.ts'

export type RunningApp = { readonly url: string; readonly emulatorUrl: string; stop(): Promise<void> }

export type OverheardApp = RunningApp & {
  /** Warnings and errors in its log so far. */
  troubles(): readonly string[]
}

/** The whole product in this process, on a database and ports of its own: demo mode with the emulator. */
export async function startApp(settings: Record<string, string> = {}): Promise<OverheardApp> {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-'))
  const env = readEnv({
    DATABASE_URL: database.url,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    EMULATOR_PORT: String(await freePort()),
    SWEEP_SECONDS: '2',
    DEMO_STORY: 'off',
    // How fast blocks may be written is tested elsewhere.
    CALENDAR_WRITES_PER_SECOND: '100',
    ...settings,
  })
  const { log, troubles } = overheardLog()
  const system = await startSystem(env, log, 'all', {
    openContainer: createContainer,
    startGoogle: startDemoGoogle,
    startWorkers: runWorkers,
    startApi: serveApi,
  })
  return {
    url: system.url,
    emulatorUrl: system.emulatorUrl ?? '',
    troubles,
    stop: async () => {
      await system.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** TEST_LOG=info shows it, too. */
function overheardLog() {
  const lines: string[] = []
  const shown = process.env['TEST_LOG']
  const write = (line: string): void => {
    lines.push(line)
    if (shown !== undefined) process.stdout.write(line)
  }
  return { log: createLogger(shown ?? 'warn', { write }), troubles: () => lines.filter(isTrouble) }
}

const isTrouble = (line: string): boolean => (JSON.parse(line) as { readonly level: number }).level >= 40
