import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Pool } from 'pg'
import { createPool } from '#adapters/postgres/pool.ts'
import { createUserLock } from '#adapters/postgres/user-lock.ts'
import { waitUntil } from '../../support/wait-until.ts'
import { ids } from './support/store.ts'
import { useStore } from './support/use-store.ts'

const store = useStore()

/** Two processes: each with a pool and a lock of its own. */
const pools: Pool[] = []
const losses: Error[] = []
beforeAll(() => {
  for (const name of ['here', 'there']) pools.push(createPool(store.current.url, { max: 2, name }))
})
afterAll(() => Promise.all(pools.map((pool) => pool.end())))

function locks(waitMs?: number) {
  const [here, there] = pools.map((pool) =>
    createUserLock({
      pool,
      onError: (error) => losses.push(error),
      ...(waitMs === undefined ? {} : { waitMs }),
    }),
  )
  return { here: here!, there: there! }
}

/** Work that goes on until it is told to end. */
function openEnded() {
  const { promise: ended, resolve: end } = Promise.withResolvers<void>()
  const { promise: begun, resolve: begin } = Promise.withResolvers<void>()
  const work = () => {
    begin()
    return ended
  }
  return { work, begun, end }
}

async function waiters(): Promise<number> {
  const { rows } = await store.current.pool.query<{ waiting: number }>(
    `select count(*)::int as waiting from pg_locks where locktype = 'advisory' and not granted
     and database = (select oid from pg_database where datname = current_database())`,
  )
  return rows[0]!.waiting
}

const held = async (): Promise<boolean> => {
  const { rowCount } = await store.current.pool.query(
    `select 1 from pg_locks where locktype = 'advisory' and granted
     and database = (select oid from pg_database where datname = current_database())`,
  )
  return (rowCount ?? 0) > 0
}

describe('UserLock', () => {
  test('the steps of one person come one after the other, over two processes', async () => {
    const { here, there } = locks()
    const userId = ids.next()
    const log: string[] = []
    const step = (name: string) => async () => {
      log.push(`${name} begins`)
      await store.current.pool.query('select 1')
      log.push(`${name} ends`)
    }
    const names = ['a', 'b', 'c', 'd', 'e', 'f']
    await Promise.all(names.map((name, index) => (index % 2 ? here : there).run(userId, step(name))))
    expect(log).toHaveLength(12)
    const pairs = log.filter((_, index) => index % 2 === 0).map((line, index) => [line, log[2 * index + 1]])
    expect(pairs.toSorted(([a = ''], [b = '']) => a.localeCompare(b))).toEqual(
      names.map((name) => [`${name} begins`, `${name} ends`]),
    )
    expect(await held()).toBe(false)
  })

  test('another person does not wait, even when many wait for the first one', async () => {
    const { here } = locks()
    const userId = ids.next()
    const first = openEnded()
    const running = here.run(userId, first.work)
    await first.begun
    const queued = [1, 2, 3, 4].map(() => here.run(userId, async () => 'later'))
    expect(await here.run(ids.next(), async () => 'at once')).toBe('at once')
    first.end()
    await running
    expect(await Promise.all(queued)).toEqual(['later', 'later', 'later', 'later'])
  })

  test('gives back the result, passes on the error, and is free after either', async () => {
    const { here, there } = locks()
    const userId = ids.next()
    expect(await here.run(userId, async () => 42)).toBe(42)
    await expect(here.run(userId, () => Promise.reject(new Error('no room')))).rejects.toThrow('no room')
    expect(await there.run(userId, async () => 'free')).toBe('free')
  })

  test.for(['here', 'there'] as const)('gives up after the wait when it is held %s', async (where) => {
    const patient = locks()
    const hasty = locks(100)
    const userId = ids.next()
    const holder = openEnded()
    const holding = (where === 'here' ? hasty : patient)[where].run(userId, holder.work)
    await holder.begun
    await expect(hasty.here.run(userId, async () => 'never')).rejects.toMatchObject({
      name: 'UserLockTimeout',
      userId,
    })
    holder.end()
    await holding
    expect(await hasty.here.run(userId, async () => 'now')).toBe('now')
  })

  test('who has given up is passed over, and the one behind still waits for its turn', async () => {
    const { here } = locks(300)
    const userId = ids.next()
    const holder = openEnded()
    const holding = here.run(userId, holder.work)
    await holder.begun
    await expect(here.run(userId, async () => 'never')).rejects.toMatchObject({ name: 'UserLockTimeout' })
    const behind = here.run(userId, async () => 'behind')
    holder.end()
    await holding
    expect(await behind).toBe('behind')
  })

  test('a holder whose backend dies frees the lock and takes nobody down', async () => {
    const { here, there } = locks()
    const userId = ids.next()
    const holder = openEnded()
    const holding = here.run(userId, holder.work)
    await holder.begun
    const waiting = there.run(userId, async () => 'mine now')
    await waitUntil(async () => (await waiters()) === 1, { what: 'the second process to wait' })
    await store.current.pool.query(
      `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted
       and database = (select oid from pg_database where datname = current_database())`,
    )
    expect(await waiting).toBe('mine now')
    await waitUntil(() => losses.length > 0, { what: 'the loss to be reported' })
    holder.end()
    await holding
    expect(await here.run(userId, async () => 'again')).toBe('again')
  })

  test('refuses to wait inside a transaction, and for itself', async () => {
    const { here } = locks()
    const userId = ids.next()
    const inside = store.asPerson(() => here.run(userId, async () => 1))
    await expect(inside).rejects.toThrow(/^Cannot lock person .* inside the transaction/)
    const twice = here.run(userId, () => here.run(userId, async () => 1))
    await expect(twice).rejects.toThrow('the caller holds the lock')
  })

  test('a second lock inside the first needs no second connection, and holds against others', async () => {
    const { here, there } = locks()
    const users = [ids.next(), ids.next()]
    const inner = openEnded()
    const [connectionId, other] = [ids.next(), ids.next()]
    // As many holders as the pool has connections, and each wants another lock.
    const holders = users.map((userId, index) =>
      here.run(userId, async () => {
        await here.run(index === 0 ? connectionId : other, index === 0 ? inner.work : async () => undefined)
        return userId
      }),
    )
    await inner.begun
    const elsewhere = there.run(connectionId, async () => 'after')
    await waitUntil(async () => (await waiters()) === 1, { what: 'the second process to wait' })
    inner.end()
    expect(await Promise.all(holders)).toEqual(users)
    expect(await elsewhere).toBe('after')
    expect(await held()).toBe(false)
  })

  test('several locks inside one come one after the other, and errors leave none behind', async () => {
    const { here, there } = locks()
    const keys = [ids.next(), ids.next(), ids.next()]
    const outcome = await here.run(ids.next(), () =>
      Promise.allSettled(
        keys.map((key, index) =>
          here.run(key, () => (index === 1 ? Promise.reject(new Error('no')) : Promise.resolve(index))),
        ),
      ),
    )
    expect(outcome.map(({ status }) => status)).toEqual(['fulfilled', 'rejected', 'fulfilled'])
    expect(await held()).toBe(false)
    for (const key of keys) expect(await there.run(key, async () => 'free')).toBe('free')
  })

  test('a lock that was begun inside and left alone is over before the outer one is', async () => {
    const { here } = locks()
    const stray = openEnded()
    const log: string[] = []
    const outer = here
      .run(ids.next(), async () => {
        void here.run(ids.next(), stray.work).then(() => log.push('stray'))
        await stray.begun
      })
      .then(() => log.push('outer'))
    await stray.begun
    expect(await held()).toBe(true)
    stray.end()
    await outer
    expect(log).toEqual(['stray', 'outer'])
    expect(await held()).toBe(false)
  })

  test('a transaction inside the lock is the normal case', async () => {
    const { here } = locks()
    const { id } = await store.current.addPerson()
    const found = await here.run(id, () => store.current.unitOfWork.forUser(id, ({ person }) => person.get()))
    expect(found.id).toBe(id)
  })
})
