import type { Pool } from 'pg'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createPool } from '#adapters/postgres/pool.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'
import { waitUntil } from '../support/wait-until.ts'

let database: TestDatabase
let pools: Pool[] = []

beforeAll(async () => {
  database = await createTestDatabase()
})

afterEach(async () => {
  await Promise.all(pools.map((pool) => pool.end()))
  pools = []
})

afterAll(() => database.drop())

function open(...[options]: [Partial<Parameters<typeof createPool>[1]>?]): Pool {
  const pool = createPool(database.url, { max: 2, name: 'test', ...options })
  pools.push(pool)
  return pool
}

const pidOf = async (pool: Pool) => {
  const { rows } = await pool.query<{ pid: number }>('select pg_backend_pid() as pid')
  return rows[0]?.pid
}

test('createPool() reports a connection that broke while idle, and goes on with another', async () => {
  const errors: Error[] = []
  const pool = open({ onError: (error) => errors.push(error) })
  const pid = await pidOf(pool)
  await open().query('select pg_terminate_backend($1)', [pid])
  await waitUntil(() => errors.length > 0, { what: 'the broken connection to be reported' })
  expect(errors[0]?.message).toContain('terminating connection')
  expect(await pidOf(pool)).not.toBe(pid)
})

const setting = async (pool: Pool, name: string) =>
  (await pool.query<{ value: string }>('select current_setting($1) as value', [name])).rows[0]?.value

test('createPool() names its connections and limits their statements', async () => {
  expect(await setting(open(), 'application_name')).toBe('timewright test')
  expect(await setting(open(), 'statement_timeout')).toBe('30s')
  expect(await setting(open({ statementTimeoutMs: 0 }), 'statement_timeout')).toBe('0')
  expect(await setting(open(), 'idle_in_transaction_session_timeout')).toBe('1min')
})
