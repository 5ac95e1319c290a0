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

/** The whole product in this process, on a database and ports of its own: demo mode with the emulator. */
export async function startApp(settings: Record<string, string> = {}): Promise<RunningApp> {
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
  const log = createLogger(process.env['TEST_LOG'] ?? 'silent')
  const system = await startSystem(env, log, 'all', {
    openContainer: createContainer,
    startGoogle: startDemoGoogle,
    startWorkers: runWorkers,
    startApi: serveApi,
  })
  return {
    url: system.url,
    emulatorUrl: system.emulatorUrl ?? '',
    stop: async () => {
      await system.stop()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
