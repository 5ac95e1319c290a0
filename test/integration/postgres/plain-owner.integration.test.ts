import { cp, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'drizzle-orm'
import { Client } from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { migrate, MIGRATIONS_FOLDER } from '#adapters/postgres/migrate.ts'
import { createPool } from '#adapters/postgres/pool.ts'
import { rowSecurityFault } from '#adapters/postgres/program-role.ts'
import { runTransaction } from '#adapters/postgres/transaction.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import { furnish } from './support/furnish.ts'
import { createPlainOwner, type PlainOwner } from './support/plain-owner.ts'
import { aPerson, ids, NOW_MS } from './support/store.ts'
import { protectedTables } from './support/tables.ts'

describe('a login that owns its database and may make no roles', () => {
  let owner: PlainOwner
  let pool: ReturnType<typeof createPool>
  const person = aPerson()

  beforeAll(async () => {
    owner = await createPlainOwner()
    await migrate(owner.url)
    pool = createPool(owner.url, { max: 2, name: 'plain' })
    const unitOfWork = createUnitOfWork({ pool, ids, now: () => NOW_MS, afterCommit: async () => {} })
    await unitOfWork.forFleet((fleet) => fleet.addPerson(person, 'subject', NOW_MS))
    await unitOfWork.forUser(person.id, furnish)
  })
  afterAll(async () => {
    await pool.end()
    await owner.drop()
  })

  const countTasks = (claim: 'fleet' | { userId: string }) =>
    runTransaction(pool, claim, async (db) => {
      const { rows } = await db.execute(sql`select count(*)::int as n, current_user as who from tasks`)
      return rows[0]
    })

  test('works under its own name, and is bound all the same', async () => {
    const who = new URL(owner.url).username
    expect(await countTasks('fleet')).toEqual({ n: 0, who })
    expect(await countTasks({ userId: person.id })).toEqual({ n: 2, who })
    expect(await rowSecurityFault(pool)).toBeNull()
    for (const table of await protectedTables(pool)) {
      const { rows } = await pool.query(`select count(*)::int as n from ${table}`)
      expect([table, rows]).toEqual([table, [{ n: 0 }]])
    }
  })

  test('may rewrite rows of everybody in a later migration', async () => {
    const folder = await withMigration(`update "tasks" set "notes" = 'rewritten'`)
    await migrate(owner.url, folder)
    await rm(folder, { recursive: true })
    const { rows } = await runTransaction(pool, { userId: person.id }, (db) =>
      db.execute(sql`select distinct notes from tasks`),
    )
    expect(rows).toEqual([{ notes: 'rewritten' }])
    expect(await countTasks('fleet')).toMatchObject({ n: 0 })
  })
})

test('a login that row security does not bind, and that has no role to take, is told so', async () => {
  const owner = await createPlainOwner('bypassrls')
  await migrate(owner.url)
  const client = new Client({ connectionString: owner.url })
  await client.connect()
  const name = new URL(owner.url).username
  expect(await rowSecurityFault(client)).toContain(`grant timewright_app to ${name}`)
  await client.query('alter table tasks no force row level security')
  await client.end()
  await owner.drop()
})

/** The migrations and one more. */
async function withMigration(statement: string): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'timewright-more-'))
  await cp(MIGRATIONS_FOLDER, folder, { recursive: true })
  const path = join(folder, 'meta', '_journal.json')
  const journal: { entries: { idx: number; when: number; tag: string }[] } = JSON.parse(
    await readFile(path, 'utf8'),
  )
  const last = journal.entries.at(-1)
  if (last === undefined) throw new Error('There are no migrations to add one to.')
  journal.entries.push({ ...last, idx: last.idx + 1, when: last.when + 1, tag: 'rewrite_rows' })
  await writeFile(path, JSON.stringify(journal))
  await writeFile(join(folder, 'rewrite_rows.sql'), statement)
  return folder
}
