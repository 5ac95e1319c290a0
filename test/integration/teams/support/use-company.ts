import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { FastifyInstance } from 'fastify'
import { Pool } from 'pg'
import { pino } from 'pino'
import { afterAll, beforeAll } from 'vitest'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { readEnv } from '#config/env.ts'
import { startingHours } from '#core/people/hours-profile.ts'
import { createContainer, type Container } from '../../../../src/container.ts'
import { createTestDatabase } from '../../../support/database.ts'
import { buildWithSignIn, signIn } from '../../isolation/support/two-people.ts'
import { aPerson, ids } from '../../postgres/support/store.ts'

/** Whatever an answer may hold; what is not there shows in the comparison. */
export type Body = {
  readonly id: string
  readonly url: string
  readonly name: string
  readonly title: string
  readonly role: string
  readonly code: string
  readonly userId: string
  readonly isCurrent: boolean
  readonly items: readonly Body[]
  readonly members: readonly Body[]
  readonly teams: readonly Body[]
  readonly rows: readonly Body[]
  readonly keyResults: readonly Body[]
  readonly milestones: readonly Body[]
  readonly cycleId: string
}
export type Answer = { readonly status: number; readonly body: Body; readonly text: string }
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'

export class Colleague {
  readonly id: string
  readonly email: string
  readonly #app: FastifyInstance
  readonly #cookie: string

  constructor(app: FastifyInstance, id: string, email: string, cookie: string) {
    this.#app = app
    this.id = id
    this.email = email
    this.#cookie = cookie
  }

  async ask(method: Method, path: string, body?: object, headers: object = {}): Promise<Answer> {
    const answer = await this.#app.inject({
      method,
      url: /^\/(api|demo)\//.test(path) ? path : `/api/v1${path}`,
      headers: { cookie: this.#cookie, ...headers },
      ...(body === undefined ? {} : { payload: body }),
    })
    const isJson = String(answer.headers['content-type']).includes('json')
    return { status: answer.statusCode, text: answer.body, body: JSON.parse(isJson ? answer.body : '{}') }
  }

  async done(method: Method, path: string, body?: object): Promise<Body> {
    const answer = await this.ask(method, path, body)
    if (answer.status >= 300) throw new Error(`${method} ${path}: ${answer.status} ${answer.text}`)
    return answer.body
  }
}

const invite = async (by: Colleague, body: object): Promise<string> => {
  const { url } = await by.done('POST', '/workspace/invitations', body)
  return new URL(url).pathname
}

/** The whole product without workers and without a port, for the tests of a file. */
export function useCompany() {
  let opened:
    | { app: FastifyInstance; container: Container; pool: Pool; close: () => Promise<void> }
    | undefined
  const used = () => {
    if (opened === undefined) throw new Error('Open from beforeAll on only.')
    return opened
  }
  beforeAll(async () => {
    const database = await createTestDatabase()
    const dataDir = await mkdtemp(join(tmpdir(), 'timewright-'))
    const env = readEnv({ DATABASE_URL: database.url, DATA_DIR: dataDir })
    const container = await createContainer(env, pino({ level: 'silent' }))
    const pool = new Pool({ connectionString: database.url, max: 2 })
    const app = await buildWithSignIn(container)
    const close = async () => {
      await app.close()
      await pool.end()
      await container.close()
      await database.drop()
      await rm(dataDir, { recursive: true, force: true })
    }
    opened = { app, container, pool, close }
  })
  afterAll(() => opened?.close())

  const asPerson = <T>(userId: string, work: (mine: Repositories) => Promise<T>): Promise<T> =>
    createUnitOfWork({ pool: used().pool, ids, afterCommit: async () => {} }).forUser(userId, work)

  const newcomer = async (name: string): Promise<Colleague> => {
    const person = { ...aPerson(), name, email: `${name.toLowerCase()}.${ids.next()}@example.org` }
    const { pool, app } = used()
    await createUnitOfWork({ pool, ids, afterCommit: async () => {} }).forFleet((fleet) =>
      fleet.addPerson(person, `subject of ${person.id}`, Date.now()),
    )
    await asPerson(person.id, async ({ hours }) => {
      for (const profile of startingHours) await hours.save({ ...profile, id: ids.next() })
    })
    const somebody = new Colleague(app, person.id, person.email, await signIn(app, person.id))
    await somebody.done('GET', '/workspace')
    return somebody
  }

  /** Somebody new in the workspace of `by`. */
  const bringIn = async (by: Colleague, name: string, role: string): Promise<Colleague> => {
    const somebody = await newcomer(name)
    const path = await invite(by, { role: role === 'owner' ? 'admin' : role })
    await somebody.done('POST', `${path}/accept`)
    if (role === 'owner') await by.done('PATCH', `/workspace/members/${somebody.id}`, { role })
    return somebody
  }

  return {
    newcomer,
    invite,
    join: bringIn,
    asPerson,
    get pool() {
      return used().pool
    },
    get container() {
      return used().container
    },
    get app() {
      return used().app
    },
  }
}
