import { AsyncLocalStorage } from 'node:async_hooks'
import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres'
import type { Pool, PoolClient } from 'pg'
import { beginAs, type Claim, nameOf } from './claim.ts'
import { translateError } from './translate-error.ts'
import { tryAgain } from './try-again.ts'

export type Database = NodePgDatabase

const running = new AsyncLocalStorage<string>()

/** Transactions hold one connection and row locks: whoever waits for more inside one may wait for ever. */
export function refuseInsideTransaction(action: string): void {
  const outer = running.getStore()
  if (outer === undefined) return
  throw new Error(
    `Cannot ${action} inside the transaction of ${outer}. Use the repositories that you were given, or do it afterwards.`,
  )
}

/**
 * Runs `work` in one transaction of its own on one connection: all or nothing. It sees what the claim lets it see. Work
 * that lost a deadlock is done again from its beginning.
 */
export async function runTransaction<T>(
  pool: Pool,
  claim: Claim,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  refuseInsideTransaction(`begin a transaction for ${nameOf(claim)}`)
  // What only reads holds no lock, and may have given away what it read.
  const isReading = typeof claim === 'object' && 'isOneMoment' in claim
  return isReading ? runOnce(pool, claim, work) : tryAgain(() => runOnce(pool, claim, work))
}

async function runOnce<T>(pool: Pool, claim: Claim, work: (db: Database) => Promise<T>): Promise<T> {
  const client = await connect(pool)
  let lost: Error | undefined
  // A checked-out client without a listener takes the process down when its backend dies.
  const onError = (error: Error) => {
    lost = error
  }
  client.on('error', onError)
  try {
    return await running.run(nameOf(claim), () => commitOrRollback(client, claim, work))
  } catch (error) {
    const translated = translateError(error)
    throw translated
  } finally {
    client.off('error', onError)
    client.release(lost)
  }
}

async function connect(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    const translated = translateError(error)
    throw translated
  }
}

async function commitOrRollback<T>(
  client: PoolClient,
  claim: Claim,
  work: (db: Database) => Promise<T>,
): Promise<T> {
  const guarded = guard(client)
  try {
    await client.query(beginAs(claim))
    const result = await work(drizzle(guarded.client, { casing: 'snake_case' }))
    guarded.close()
    await commit(client)
    return result
  } catch (error) {
    guarded.close()
    // When this fails the connection is gone, and the transaction with it; the first error is the one to tell.
    await client.query('rollback').catch(() => undefined)
    throw error
  }
}

/** After a failed statement Postgres answers a commit with a rollback, and without an error. */
async function commit(client: PoolClient): Promise<void> {
  const { command } = await client.query('commit')
  if (command === 'COMMIT') return
  throw new Error(
    'Cannot commit: a statement failed, and its error was caught inside the transaction. Let it through.',
  )
}

/** Refuses queries that come after the end: they would run outside the transaction, perhaps inside another's. */
function guard(client: PoolClient): { readonly client: PoolClient; close(): void } {
  let isOpen = true
  const send: CallableFunction = Reflect.get(client, 'query')
  const query = (...parameters: unknown[]): unknown => {
    if (!isOpen)
      throw new Error('Cannot query after the transaction has ended. Await every repository call inside it.')
    return Reflect.apply(send, client, parameters)
  }
  const guarded: PoolClient = Object.create(client, { query: { value: query } })
  return {
    client: guarded,
    close: () => {
      isOpen = false
    },
  }
}
