import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Pool } from 'pg'
import { readEnv } from '#config/env.ts'
import { serveApi } from '../../src/api/server.ts'
import { createContainer } from '../../src/container.ts'
import { createLogger } from '../../src/container/logger.ts'
import { type GoogleEmulator, startGoogleEmulator } from '../../src/demo/google-emulator/server.ts'
import { freePort } from '../support/free-port.ts'
import { type ApiApart, serveApart } from './api-apart.ts'

/** Everything that is never killed: Google, the database, and the product's web role with its page. */
export type Stage = {
  readonly url: string
  /** The web role, where it has a process of its own. */
  readonly apart: ApiApart | null
  readonly google: GoogleEmulator
  /** A look into the database. */
  readonly database: Pool
  readonly databaseUrl: string
  /** The environment of a worker that belongs to this stage. */
  readonly workerEnv: Readonly<Record<string, string>>
  close(): Promise<void>
}

const DEMO_CLIENT = { clientId: 'timewright-demo', clientSecret: 'timewright-demo-secret' }

/** With `apart` the web role runs in a process of its own, and can be measured. */
export async function openStage(
  databaseUrl: string,
  settings: Record<string, string> = {},
  where: 'here' | 'apart' = 'here',
): Promise<Stage> {
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
  const apart = where === 'here' ? null : await serveApart(workerEnv, google.url)
  const web = apart ?? (await serveHere(workerEnv, google.url))
  const database = new Pool({ connectionString: databaseUrl, max: 2 })
  // Its server is shut down under it now and then.
  database.on('error', () => {})
  return {
    url: `http://localhost:${port}`,
    apart,
    google,
    database,
    databaseUrl,
    workerEnv,
    close: async () => {
      await database.end()
      await web.close()
      await google.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

async function serveHere(
  env: Record<string, string>,
  emulatorUrl: string,
): Promise<{ close(): Promise<void> }> {
  const container = await createContainer(readEnv(env), createLogger(process.env['CHAOS_LOG'] ?? 'silent'))
  const api = await serveApi(container, emulatorUrl, { requestsPerMinute: 1_000_000 })
  return {
    close: async () => {
      await api.close()
      await container.close()
    },
  }
}
