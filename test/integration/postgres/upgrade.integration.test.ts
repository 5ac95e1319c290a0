import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Client } from 'pg'
import { expect, test } from 'vitest'
import { migrate, MIGRATIONS_FOLDER } from '#adapters/postgres/migrate.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { createTestDatabase } from '../../support/database.ts'
import { furnish } from './support/furnish.ts'
import { ids, NOW_MS } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()

/** What the first release had: its two migrations. */
const FIRST_RELEASE = 2

test('a database of the first release is brought up to date, and loses nothing', async () => {
  const userId = (await store.current.addPerson()).id
  await store.current.unitOfWork.forUser(userId, furnish)
  const database = await createTestDatabase()
  const old = new Client({ connectionString: database.url })
  await old.connect()
  const folder = await firstMigrations(FIRST_RELEASE)
  await old.query('drop schema drizzle cascade; drop schema public cascade; create schema public')
  await migrate(database.url, folder)
  const tables = await tablesOf(old)
  await fillFrom(old, tables)
  await old.query(`update habits set paused_at = '2026-03-29T09:00:00Z'`)
  const kept = { ...tables, habits: tables['habits']!.filter((column) => column !== 'paused_at') }
  const before = await rowsOf(old, kept)
  expect(Object.entries(before).filter(([, rows]) => rows.length === 0)).toEqual([
    ['facts', []],
    ['sessions', []],
  ])

  await migrate(database.url)

  expect(await rowsOf(old, kept)).toEqual(before)
  // The one column that became rows of a table.
  const pauses = await old.query('select from_date::text as "from", to_date as "to" from habit_pauses')
  expect(pauses.rows).toEqual([{ from: '2026-03-29', to: null }])
  const pool = createPool(database.url, { max: 1, name: 'upgraded' })
  const unitOfWork = createUnitOfWork({ pool, ids, now: () => NOW_MS, afterCommit: async () => {} })
  const [theirs, nobodys] = [
    await unitOfWork.forUser(userId, ({ tasks }) => tasks.list()),
    await unitOfWork.forUser(ids.next(), ({ tasks }) => tasks.list()),
  ]
  expect([theirs.length, nobodys.length]).toEqual([2, 0])
  await pool.end()
  await old.end()
  await database.drop()
  await rm(folder, { recursive: true })
})

type Tables = Readonly<Record<string, readonly string[]>>

/** The tables of a database with their columns, as they are now. */
async function tablesOf(client: Client): Promise<Tables> {
  const { rows } = await client.query<{ name: string; columns: string[] }>(
    `select table_name as name, array_agg(column_name::text order by column_name::text) as columns
       from information_schema.columns where table_schema = 'public' group by 1 order by 1`,
  )
  return Object.fromEntries(rows.map(({ name, columns }) => [name, columns]))
}

/** Copies what these tables know of the rows of the store, in any order. */
async function fillFrom(old: Client, tables: Tables): Promise<void> {
  await old.query('set session_replication_role = replica')
  for (const name of Object.keys(tables)) {
    const { rows } = await store.current.pool.query<{ row: object }>(
      `select to_jsonb(t) as row from ${name} t`,
    )
    for (const { row } of rows)
      await old.query(`insert into ${name} select * from jsonb_populate_record(null::${name}, $1)`, [row])
  }
  await old.query('set session_replication_role = origin')
}

async function rowsOf(client: Client, tables: Tables): Promise<Readonly<Record<string, readonly unknown[]>>> {
  const found: Record<string, readonly unknown[]> = {}
  for (const [name, columns] of Object.entries(tables)) {
    const list = columns.map((column) => `"${column}"`).join(', ')
    const { rows } = await client.query<{ row: string }>(
      `select row(${list})::text as row from ${name} order by 1`,
    )
    found[name] = rows.map(({ row }) => row)
  }
  return found
}

async function firstMigrations(count: number): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'timewright-first-'))
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal: { entries: unknown[] } = JSON.parse(await readFile(path, 'utf8'))
  await writeFile(path, JSON.stringify({ ...journal, entries: journal.entries.slice(0, count) }))
  return folder
}
