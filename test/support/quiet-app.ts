import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client as DatabaseClient } from 'pg'
import { readEnv } from '#config/env.ts'
import { serveApi } from '../../src/api/server.ts'
import { createContainer } from '../../src/container.ts'
import { createLogger } from '../../src/container/logger.ts'
import { startDemoGoogle } from '../../src/container/google.ts'
import { startSystem } from '../../src/container/system.ts'
import { runWorkers } from '../../workers/index.ts'
import { createTestDatabase } from './database.ts'
import { freePort } from './free-port.ts'
import type { RunningApp } from './running-app.ts'

export type QuietApp = RunningApp & {
  readonly database: DatabaseClient
  /** From here on only requests write. */
  hush(): Promise<void>
  /** Looks for what has become due without waiting for the next look. */
  sweep(): Promise<void>
}

/** The whole product, of which the workers can be sent home, with a look into its database and room for many requests. */
export async function startQuietApp(settings: Record<string, string> = {}): Promise<QuietApp> {
  const testDatabase = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-'))
  const env = readEnv({
    DATABASE_URL: testDatabase.url,
    DATA_DIR: dataDir,
    PORT: String(await freePort()),
    EMULATOR_PORT: String(await freePort()),
    SWEEP_SECONDS: '2',
    DEMO_STORY: 'off',
    // How fast blocks may be written is tested elsewhere.
    CALENDAR_WRITES_PER_SECOND: '100',
    ...settings,
  })
  const begun: {
    workers?: Awaited<ReturnType<typeof runWorkers>>
    closing?: Promise<void>
    sweep?: () => Promise<void>
  } = {}
  const hush = (): Promise<void> => (begun.closing ??= begun.workers?.close() ?? Promise.resolve())
  const system = await startSystem(env, createLogger(process.env['TEST_LOG'] ?? 'silent'), 'all', {
    openContainer: createContainer,
    startGoogle: startDemoGoogle,
    startWorkers: async (container) => {
      begun.workers = await runWorkers(container)
      begun.sweep = container.useCases.jobs.sweep
      return { close: hush }
    },
    startApi: (container, url) => serveApi(container, url, { requestsPerMinute: 1_000_000 }),
  })
  const database = new DatabaseClient({ connectionString: testDatabase.url })
  await database.connect()
  return {
    url: system.url,
    emulatorUrl: system.emulatorUrl ?? '',
    database,
    hush,
    sweep: async () => begun.sweep?.(),
    stop: async () => {
      await database.end()
      await system.stop()
      await testDatabase.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
