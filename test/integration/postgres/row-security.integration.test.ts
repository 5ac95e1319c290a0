import { sql } from 'drizzle-orm'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Claim } from '#adapters/postgres/claim.ts'
import { rowSecurityFault } from '#adapters/postgres/program-role.ts'
import { createSessionStore } from '#adapters/postgres/session-store.ts'
import { type Database, runTransaction } from '#adapters/postgres/transaction.ts'
import { furnish, type Furniture } from './support/furnish.ts'
import { snapshotOf } from './support/snapshot.ts'
import { NOW_MS } from './support/store.ts'
import { fillEmpty, protectedTables, protectionOf, publicTables } from './support/tables.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()
let ada: string
let bob: string
let his: Furniture
let tables: readonly string[]

beforeAll(async () => {
  ada = (await store.current.addPerson()).id
  bob = (await store.current.addPerson()).id
  await store.current.unitOfWork.forUser(ada, furnish)
  his = await store.current.unitOfWork.forUser(bob, furnish)
  for (const userId of [ada, bob]) {
    await beginSession(`session of ${userId}`, userId)
    await fillEmpty(store.current.pool, userId)
  }
  tables = await protectedTables(store.current.pool)
})

const sessions = () => createSessionStore(store.current.pool, () => NOW_MS)
const beginSession = async (id: string, userId: string): Promise<void> => {
  const { promise, resolve } = Promise.withResolvers<unknown>()
  sessions().set(id, Object.assign(Object.create(null), { userId }), resolve)
  await promise
}

/** The work of the program under a claim, whatever it forgets to ask for. */
const as = <T>(claim: Claim, work: (db: Database) => Promise<T>) =>
  runTransaction(store.current.pool, claim, work)

async function countAll(claim: Claim): Promise<Readonly<Record<string, number>>> {
  const counts = await as(claim, async (db) => {
    const found: [string, number][] = []
    for (const name of tables) {
      const { rows } = await db.execute<{ n: number }>(
        sql`select count(*)::int as n from ${sql.identifier(name)}`,
      )
      found.push([name, rows[0]?.n ?? -1])
    }
    return found
  })
  return Object.fromEntries(counts.filter(([, n]) => n > 0))
}

/** Tries to remove everything that is not held by something else. */
const removeAll = (claim: Claim) =>
  Promise.all(
    tables.map((name) =>
      as(claim, (db) => db.execute(sql`delete from ${sql.identifier(name)}`)).catch(() => undefined),
    ),
  )

describe('row security', () => {
  test('every table is forced to it, but those that hold nothing of a person', async () => {
    const all = await protectionOf(store.current.pool)
    const bare = all.filter(({ isForced, hasOwnRows }) => !isForced || !hasOwnRows).map(({ name }) => name)
    expect(bare, 'Say `SELECT protect_rows(…)` in the migration that makes the table.').toEqual(
      Object.keys(publicTables),
    )
  })

  test('the tests have rows of Bob in every table', async () => {
    const snapshot = await snapshotOf(store.current.pool, bob)
    expect(tables.filter((name) => snapshot[name]?.length === 0)).toEqual([])
  })

  test('the program works as a role that it binds, and only while it works', async () => {
    const { rows } = await as('fleet', (db) =>
      db.execute(
        sql`select current_user as name, rolsuper or rolbypassrls or rolcanlogin as power from pg_roles where rolname = current_user`,
      ),
    )
    expect(rows).toEqual([{ name: 'timewright_app', power: false }])
    const after = await store.current.pool.query(`select current_user = session_user as same`)
    expect(after.rows).toEqual([{ same: true }])
    expect(await rowSecurityFault(store.current.pool)).toBeNull()
  })

  test('who says no name sees no row', async () => {
    expect(await countAll('fleet')).toEqual({})
  })

  test('who says a name sees the rows of that person, without asking for them', async () => {
    const mine = await snapshotOf(store.current.pool, ada)
    expect(await countAll({ userId: ada })).toEqual(
      Object.fromEntries(Object.entries(mine).map(([name, rows]) => [name, rows.length])),
    )
  })

  test.for<[string, (table: string) => string]>([
    ['update', (name) => `update ${name} set user_id = user_id`],
    ['give away', (name) => `update ${name} set user_id = $bob`],
    ['delete', (name) => `delete from ${name}`],
  ])('%s without a where changes nothing of anybody else', async ([, statement]) => {
    const before = await snapshotOf(store.current.pool, bob)
    for (const name of tables) {
      const text = statement(name).replace('$bob', `'${bob}'`)
      await as({ userId: ada }, async (db) => {
        await db.execute(sql.raw(name === 'users' ? text.replaceAll('user_id', 'id') : text))
        throw new Error('not kept')
      }).catch(() => undefined)
    }
    expect(await snapshotOf(store.current.pool, bob)).toEqual(before)
  })

  test("a row in somebody else's name is refused as not hers", async () => {
    const attempt = as({ userId: ada }, (db) =>
      db.execute(
        sql`insert into hours_profiles (id, user_id, name, ranges) values (gen_random_uuid(), ${bob}, 'x', '[]')`,
      ),
    )
    await expect(attempt).rejects.toMatchObject({ name: 'StorageError', fault: 'not-yours' })
  })
})

type Through = readonly [claim: () => Claim, shows: Readonly<Record<string, number>>]

describe('doors', () => {
  const shown: Readonly<Record<string, Through>> = {
    'sign-in': [() => ({ door: 'sign-in', key: `subject of ${bob}` }), { users: 1 }],
    'sign-in with a linked account': [
      () => ({ door: 'sign-in', key: his.connection.googleSubject }),
      // Both have linked the same account.
      { connections: 2 },
    ],
    push: [() => ({ door: 'push', key: his.channel.id }), { channels: 1 }],
    sweep: [() => ({ door: 'sweep' }), { calendars: 2, connections: 2, users: 2, wakes: 2 }],
    'forget-sessions': [() => ({ door: 'forget-sessions' }), { sessions: 2 }],
    'kpi-webhook of nobody': [() => ({ door: 'kpi-webhook', key: '' }), {}],
    'session of nobody': [() => ({ door: 'session', key: 'unknown' }), {}],
    'invitation of nobody': [() => ({ door: 'invitation', key: '' }), {}],
    // Doors of functions: without a person behind them there is nothing.
    ...Object.fromEntries(
      (['membership', 'colleagues', 'report', 'hand-over', 'forget', 'tree'] as const).map(
        (door): [string, Through] => [door, [() => ({ door }), {}]],
      ),
    ),
    'sign-in of nobody': [() => ({ door: 'sign-in', key: '' }), {}],
  }

  test('every door that a policy knows is tried', async () => {
    const { rows } = await store.current.pool.query<{ door: string }>(
      `select distinct (regexp_matches(qual, '(?:door_key|is_door_open)\\(''([a-z-]+)''', 'g'))[1] as door
         from pg_policies where schemaname = 'public' order by 1`,
    )
    expect(rows.length).toBeGreaterThan(5)
    const tried = new Set(Object.keys(shown).map((name) => name.split(' ')[0]))
    expect(rows.map(({ door }) => door).filter((door) => !tried.has(door))).toEqual([])
  })

  test.for(Object.entries(shown))('%s shows what it is for', async ([, [claim, shows]]) => {
    expect(await countAll(claim())).toEqual(shows)
  })

  test.for(Object.entries(shown).filter(([name]) => name !== 'forget-sessions'))(
    '%s lets nobody write',
    async ([, [claim]]) => {
      const before = [await snapshotOf(store.current.pool, ada), await snapshotOf(store.current.pool, bob)]
      await removeAll(claim())
      expect([await snapshotOf(store.current.pool, ada), await snapshotOf(store.current.pool, bob)]).toEqual(
        before,
      )
    },
  )

  test('forget-sessions removes sessions and nothing else', async () => {
    const before = await snapshotOf(store.current.pool, bob)
    await removeAll({ door: 'forget-sessions' })
    expect(await snapshotOf(store.current.pool, bob)).toEqual({ ...before, sessions: [] })
    await beginSession(`session of ${bob}`, bob)
    await beginSession(`session of ${ada}`, ada)
  })

  test('a session is there for who knows its id, and for its person', async () => {
    const { rows } = await store.current.pool.query<{ key: string }>(
      'select id_hash as key from sessions where user_id = $1',
      [bob],
    )
    expect(await countAll({ door: 'session', key: rows[0]?.key ?? '' })).toEqual({ sessions: 1 })
    expect(await countAll({ userId: bob })).toMatchObject({ sessions: 1 })
  })
})
