import { cp, mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { afterAll, beforeAll, expect, inject, test } from 'vitest'
import { migrate, MIGRATIONS_FOLDER, readMigrationState } from '#adapters/postgres/migrate.ts'
import { createTestDatabase, type TestDatabase } from '../support/database.ts'

let database: TestDatabase
let client: Client

beforeAll(async () => {
  database = await createTestDatabase()
  client = new Client({ connectionString: database.url })
  await client.connect()
})

afterAll(async () => {
  await client.end()
  await database.drop()
})

async function startOver(): Promise<void> {
  await client.query(
    'drop schema if exists drizzle cascade; drop schema public cascade; create schema public',
  )
}

test('createTestDatabase() hands out the tables of the template', async () => {
  expect(await readMigrationState(client)).toEqual({ pending: 0, newer: 0 })
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from information_schema.tables where table_schema = 'public'`,
  )
  expect(rows[0]?.count).toBeGreaterThan(10)
  expect(database.url).not.toContain(inject('postgres').template)
})

test('migrate() does its work once when three instances start together', async () => {
  await startOver()
  await Promise.all([migrate(database.url), migrate(database.url), migrate(database.url)])
  const { rows } = await client.query<{ all: number; different: number }>(
    'select count(*)::int as all, count(distinct hash)::int as different from drizzle.__drizzle_migrations',
  )
  expect(rows[0]?.all).toBeGreaterThan(0)
  expect(rows[0]?.all).toBe(rows[0]?.different)
})

test('migrate() copes with a folder that holds no migrations yet', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'timewright-empty-'))
  await startOver()
  await migrate(database.url, folder)
  expect(await readMigrationState(client, folder)).toEqual({ pending: 0, newer: 0 })
  await rm(folder, { recursive: true })
})

test('migrate() refuses a database that is newer than the code', async () => {
  await startOver()
  await migrate(database.url)
  await client.query(
    `insert into drizzle.__drizzle_migrations (hash, created_at) values ('of tomorrow', 9999999999999)`,
  )
  await expect(migrate(database.url)).rejects.toThrow('1 migration(s) that this version')
})

test('migrate() refuses a migration that was changed after it ran', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'timewright-changed-'))
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true })
  await startOver()
  await migrate(database.url, folder)
  await client.query(
    `update drizzle.__drizzle_migrations set hash = 'other' where id = (select min(id) from drizzle.__drizzle_migrations)`,
  )
  await expect(migrate(database.url, folder)).rejects.toThrow('changed after they ran')
  await rm(folder, { recursive: true })
})
