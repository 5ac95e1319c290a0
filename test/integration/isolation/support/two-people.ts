import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Pool } from 'pg'
import { pino } from 'pino'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import { readEnv } from '#config/env.ts'
import { buildApp } from '../../../../src/api/app.ts'
import { createContainer, type Container } from '../../../../src/container.ts'
import { createTestDatabase } from '../../../support/database.ts'
import { furnish, type Furniture } from '../../postgres/support/furnish.ts'
import { aPerson, ids } from '../../postgres/support/store.ts'

type Somebody = { readonly id: string; readonly has: Furniture }

export type TwoPeople = {
  readonly app: FastifyInstance
  readonly useCases: Container['useCases']
  /** Sees everything: for looking, not for asking. */
  readonly pool: Pool
  readonly unitOfWork: UnitOfWork
  readonly ada: Somebody
  readonly bob: Somebody
  /** Connections of which a gateway was opened. */
  readonly opened: string[]
  /** Headers of a request of Ada's. */
  readonly asAda: Readonly<Record<string, string>>
  close(): Promise<void>
}

/** In every text of Bob's: where it shows, something has leaked. */
export const SECRET = 'BOBS-SECRET'

/** The whole product without workers and without a port; Ada and Bob have one of everything. */
export async function createTwoPeople(): Promise<TwoPeople> {
  const database = await createTestDatabase()
  const dataDir = await mkdtemp(join(tmpdir(), 'timewright-'))
  const env = readEnv({ DATABASE_URL: database.url, DATA_DIR: dataDir })
  const opened: string[] = []
  const container = await createContainer(env, pino({ level: 'silent' }), {
    gateways: (inner) => ({
      forConnection: (userId, connectionId, signal) => {
        opened.push(connectionId)
        return inner.forConnection(userId, connectionId, signal)
      },
    }),
  })
  const pool = new Pool({ connectionString: database.url, max: 2 })
  const unitOfWork = createUnitOfWork({ pool, ids, afterCommit: async () => {} })
  const ada = await somebody(unitOfWork)
  const bob = await somebody(unitOfWork)
  await mark(pool, bob.id)
  const app = await buildWithSignIn(container)
  return {
    app,
    useCases: container.useCases,
    pool,
    unitOfWork,
    ada,
    bob,
    opened,
    asAda: { cookie: await signIn(app, ada.id) },
    close: async () => {
      await app.close()
      await pool.end()
      await container.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

export async function buildWithSignIn({
  env,
  sessionSecret,
  sessionStore,
  auditTrail,
  useCases,
  changeFeed,
}: Container): Promise<FastifyInstance> {
  const app = await buildApp({
    version: '0.1.0',
    publicUrl: env.http.publicUrl,
    sessionSecret,
    sessionStore,
    endSessionsOf: sessionStore.destroyAllOf,
    auditTrail,
    requestsPerMinute: 1_000_000,
    useCases,
    changeFeed,
    health: {},
    webRoot: null,
    emulatorUrl: null,
    canMoveClock: false,
    logger: null,
  })
  app.post<{ Params: { id: string } }>('/test/sign-in/:id', async (request, reply) => {
    request.session.userId = request.params.id
    return reply.code(204).send()
  })
  return app
}

export async function signIn(app: FastifyInstance, userId: string): Promise<string> {
  const { cookies } = await app.inject({ method: 'POST', url: `/test/sign-in/${userId}` })
  return cookies.map(({ name, value }) => `${name}=${value}`).join('; ')
}

async function somebody(unitOfWork: UnitOfWork): Promise<Somebody> {
  const person = aPerson()
  await unitOfWork.forFleet((fleet) => fleet.addPerson(person, `subject of ${person.id}`, Date.now()))
  return { id: person.id, has: await unitOfWork.forUser(person.id, furnish) }
}

const told = [
  'title',
  'name',
  'notes',
  'note',
  'why',
  'description',
  'location',
  'email',
  'sentence',
  'cause',
]

/** Puts the secret into everything that somebody has written. */
async function mark(pool: Pool, userId: string): Promise<void> {
  const { rows } = await pool.query<{ table: string; column: string }>(
    `select c.table_name as table, c.column_name as column from information_schema.columns c
      where c.table_schema = 'public' and c.data_type = 'text' and c.column_name = any($1)
        and (c.table_name = 'users' or exists (select from information_schema.columns u
              where u.table_name = c.table_name and u.table_schema = 'public' and u.column_name = 'user_id'))`,
    [told],
  )
  for (const { table, column } of rows.filter((one) => one.table !== 'ledger_entries'))
    await pool.query(
      `update ${table} set ${column} = $1 || ' ' || coalesce(${column}, '') where ${table === 'users' ? 'id' : 'user_id'} = $2`,
      [SECRET, userId],
    )
}
