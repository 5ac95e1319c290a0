import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { readMigrationState } from '#adapters/postgres/migrate.ts'
import { AppError } from '#app/errors.ts'
import type { Container } from '../container.ts'
import { buildApp } from './app.ts'

const webRoot = fileURLToPath(new URL('../../dist/web', import.meta.url))
const version = '0.1.0'
const usualLimits = { requestsPerMinute: 1200 }

export type ApiServer = { readonly url: string; close(): Promise<void> }

/** Builds the API of a container and listens. */
export async function serveApi(
  container: Container,
  emulatorUrl: string | null,
  { requestsPerMinute }: { readonly requestsPerMinute: number } = usualLimits,
): Promise<ApiServer> {
  const { env, log, useCases, changeFeed, sessionStore } = container
  const app = await buildApp({
    version,
    publicUrl: env.http.publicUrl,
    sessionSecret: container.sessionSecret,
    sessionStore,
    endSessionsOf: sessionStore.destroyAllOf,
    auditTrail: container.auditTrail,
    requestsPerMinute,
    useCases,
    changeFeed,
    health: healthOf(container),
    webRoot: existsSync(join(webRoot, 'index.html')) ? webRoot : null,
    emulatorUrl,
    canMoveClock: env.demoClock,
    logger: log,
  })
  await app.listen({ host: env.http.host, port: env.http.port })
  return { url: env.http.publicUrl, close: () => app.close() }
}

const healthOf = ({ database, jobQueue }: Container) => ({
  database: async () => void (await database.pool.query('select 1')),
  migrations: async () => {
    const { pending, newer } = await readMigrationState(database.pool)
    if (pending + newer > 0) throw notMigrated(pending, newer)
  },
  queue: () => jobQueue.health(),
})

const notMigrated = (pending: number, newer: number): AppError =>
  new AppError(
    'unavailable',
    'not-migrated',
    `${pending} migration(s) to run, ${newer} newer than this program`,
  )
