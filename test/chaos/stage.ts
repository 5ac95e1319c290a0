import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { pino } from 'pino'
import { readEnv } from '#config/env.ts'
import { serveApi } from '../../src/api/server.ts'
import { createContainer } from '../../src/container.ts'
import { type GoogleEmulator, startGoogleEmulator } from '../../src/demo/google-emulator/server.ts'
import { freePort } from '../support/free-port.ts'

/** Everything that is never killed: Google, the database, and the product's web role with its page. */
export type Stage = {
  readonly url: string
  readonly google: GoogleEmulator
  /** A look into the database. */
  readonly database: Pool
  readonly databaseUrl: string
  /** The environment of a worker that belongs to this stage. */
  readonly workerEnv: Readonly<Record<string, string>>
  close(): Promise<void>
}

const DEMO_CLIENT = { clientId: 'timewright-demo', clientSecret: 'timewright-demo-secret' }

export async function openStage(databaseUrl: string, settings: Record<string, string> = {}): Promise<Stage> {
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-chaos-'))
  const [port, emulatorPort] = [await freePort(), await freePort()]
  const google = await startGoogleEmulator({
    port: emulatorPort,
    ...DEMO_CLIENT,
    people: [],
    pushRetryBaseMs: 50,
  })
  // Two seconds after it was issued an access token counts as used up: there is always one to renew.
  google.store.state.switches.accessTokenSeconds = 62
  const workerEnv = {
    DATABASE_URL: databaseUrl,
    DATA_DIR: dataDir,
    PORT: String(port),
    EMULATOR_PORT: String(emulatorPort),
    SWEEP_SECONDS: '5',
    // Many people of one minute: what is looked at here is what happens to writes, not how many there are in a second.
    CALENDAR_WRITES_PER_SECOND: '20',
    ...settings,
  }
  const log = pino({ level: process.env['CHAOS_LOG'] ?? 'silent' })
  const container = await createContainer(readEnv(workerEnv), log)
  const api = await serveApi(container, google.url, { requestsPerMinute: 1_000_000 })
  const database = new Pool({ connectionString: databaseUrl, max: 2 })
  // Its server is shut down under it now and then.
  database.on('error', () => {})
  return {
    url: api.url,
    google,
    database,
    databaseUrl,
    workerEnv,
    close: async () => {
      await database.end()
      await api.close()
      await container.close()
      await google.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}
