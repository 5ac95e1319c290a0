import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { masterKeyOf } from '#adapters/system/master-key.ts'
import { disconnectAccount, listCalendars } from '#contracts/http/calendar-routes.ts'
import { readSession } from '#contracts/http/session-routes.ts'
import { readEnv } from '#config/env.ts'
import { type GoogleEmulator, startGoogleEmulator } from '#demo/google-emulator/server.ts'
import { serveApi } from '../../../src/api/server.ts'
import { createContainer } from '../../../src/container.ts'
import { createLogger } from '../../../src/container/logger.ts'
import type { Role } from '../../../src/container/role.ts'
import { startSystem } from '../../../src/container/system.ts'
import { runWorkers } from '../../../workers/index.ts'
import { Client } from '../../support/client.ts'
import { createTestDatabase } from '../../support/database.ts'
import { freePort } from '../../support/free-port.ts'
import { waitUntil } from '../../support/wait-until.ts'

const googleClient = { clientId: 'my-client', clientSecret: 'my-secret' }
const key = Buffer.alloc(32, 5)
let google: GoogleEmulator
let closing: (() => Promise<unknown>)[] = []
let apiDir: string
let port: number

beforeAll(async () => {
  google = await startGoogleEmulator({ port: 0, ...googleClient, people: [], demoData: true })
  const database = await createTestDatabase()
  const folder = await mkdtemp(join(tmpdir(), 'timewright-roles-'))
  apiDir = join(folder, 'api')
  port = await freePort()
  const start = async (role: Role, dataDir: string, settings: Record<string, string>) => {
    const env = readEnv({
      DATABASE_URL: database.url,
      DATA_DIR: dataDir,
      PORT: String(port),
      SESSION_SECRET: 'the same secret in every process that there is',
      GOOGLE_CLIENT_ID: googleClient.clientId,
      GOOGLE_CLIENT_SECRET: googleClient.clientSecret,
      GOOGLE_ACCOUNTS_ROOT_URL: google.url,
      GOOGLE_API_ROOT_URL: google.url,
      ...settings,
    })
    const system = await startSystem(env, createLogger('silent'), role, {
      openContainer: createContainer,
      startGoogle: async () => null,
      startWorkers: runWorkers,
      startApi: serveApi,
    })
    closing = [() => system.stop(), ...closing]
  }
  closing = [() => database.drop(), () => google.close(), () => rm(folder, { recursive: true })]
  await start('worker', join(folder, 'worker'), { ENCRYPTION_KEY: key.toString('base64') })
  await start('api', apiDir, {
    ENCRYPTION_PUBLIC_KEY: Buffer.from(masterKeyOf(key).bytes).toString('base64'),
  })
}, 60_000)
afterAll(async () => {
  for (const close of closing) await close()
})

test('a page that has the public half alone signs people in, and workers do what takes their tokens', async () => {
  const client = new Client({ url: `http://localhost:${port}`, emulatorUrl: google.url })
  await client.signIn('ada@example.com', 'Europe/Berlin')
  await waitUntil(
    async () => (await client.call(listCalendars, {})).items.some(({ state }) => state === 'readable'),
    { what: 'a calendar that was read' },
  )
  const [connection] = (await client.call(readSession, {})).connections
  await client.call(disconnectAccount, {
    params: { id: connection?.id ?? '' },
    query: { removeBlocks: 'true' },
  })
  const revoked = () => google.journal.entries().some(({ name }) => name === 'oauth.revoke')
  await waitUntil(async () => revoked(), { what: 'the access that was given back' })
  expect(await readdir(apiDir).catch(() => [])).not.toContain('encryption.key')
}, 60_000)
