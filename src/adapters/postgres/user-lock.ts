import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool, PoolClient } from 'pg'
import { UserLockTimeout, type UserLock } from '#app/ports/user-lock.ts'
import { createTurns } from './turns.ts'
import { refuseInsideTransaction } from './transaction.ts'
import { translateError } from './translate-error.ts'

const WAIT_MS = 60_000

export type UserLockOptions = {
  /** A pool of its own: a connection is held for as long as the work lasts. */
  readonly pool: Pool
  readonly waitMs?: number
  /** Hears of connections that broke while they held a lock; the lock was free from then on. */
  readonly onError?: (error: Error) => void
}

/**
 * A lock of the session, not of a transaction: the work makes transactions of its own. It is gone when the connection
 * is, so a process that dies leaves none behind. Within a process those who want the same person queue up first, so
 * that they do not use up the connections of others.
 */
export function createUserLock({ pool, waitMs = WAIT_MS, onError = () => {} }: UserLockOptions): UserLock {
  const takeTurn = createTurns()
  const held = new AsyncLocalStorage<string>()
  return {
    run: async (userId, work) => {
      refuseInsideTransaction(`lock person ${userId}`)
      if (held.getStore() === userId)
        throw new Error(`Cannot lock person ${userId} twice: the caller holds the lock.`)
      const startedMs = performance.now()
      const endTurn = await takeTurn(userId, waitMs)
      if (endTurn === null) throw new UserLockTimeout(userId, waitMs)
      try {
        const restMs = Math.max(1, Math.ceil(waitMs - (performance.now() - startedMs)))
        return await withLock({ pool, userId, waitMs: restMs, onError }, () => held.run(userId, work))
      } finally {
        endTurn()
      }
    },
  }
}

type Attempt = {
  readonly pool: Pool
  readonly userId: string
  readonly waitMs: number
  readonly onError: (error: Error) => void
}

async function withLock<T>(attempt: Attempt, work: () => Promise<T>): Promise<T> {
  const { pool, userId, onError } = attempt
  const client = await pool.connect().catch(rethrow)
  let lost: Error | undefined
  const onLoss = (error: Error): void => {
    lost = error
    onError(error)
  }
  client.on('error', onLoss)
  try {
    await lock(client, attempt)
    return await work()
  } finally {
    const fault = lost ?? (await unlock(client, userId))
    client.off('error', onLoss)
    client.release(fault)
  }
}

const KEY = `hashtextextended('timewright user ' || $1, 0)`

async function lock(client: PoolClient, { userId, waitMs }: Attempt): Promise<void> {
  try {
    // The pool's own statement_timeout may be shorter than the wait.
    await client.query(
      `select set_config('statement_timeout', '0', false), set_config('lock_timeout', $1, false)`,
      [`${waitMs}ms`],
    )
    await client.query(`select pg_advisory_lock(${KEY})`, [userId])
  } catch (error) {
    if (Reflect.get(Object(error), 'code') === '55P03') throw new UserLockTimeout(userId, waitMs)
    rethrow(error)
  }
}

/** A connection that cannot unlock is thrown away, and its lock with it. */
async function unlock(client: PoolClient, userId: string): Promise<Error | undefined> {
  try {
    await client.query(`select pg_advisory_unlock(${KEY})`, [userId])
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}

function rethrow(error: unknown): never {
  const translated = translateError(error)
  throw translated
}
