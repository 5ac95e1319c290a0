import type { Pool, PoolClient } from 'pg'
import { UserLockTimeout } from '#app/ports/user-lock.ts'
import { lock, unlock } from './advisory-lock.ts'
import { translateError } from './translate-error.ts'
import { createTurns } from './turns.ts'

/** The connection of whoever holds a lock. */
export type LockSession = {
  /** What is locked on the way down to here. */
  readonly keys: readonly string[]
  /** False once the work is over: what it left running in the background needs a connection of its own. */
  readonly isOpen: () => boolean
  /** Holds one more lock on the same connection while `work` runs; one such at a time. */
  readonly runNested: <T>(key: string, waitMs: number, work: (inner: LockSession) => Promise<T>) => Promise<T>
}

type Work<T> = (session: LockSession) => Promise<T>

/** Holds the lock on a connection of the pool while `work` runs. */
export async function runOnOwnConnection<T>(
  pool: Pool,
  key: string,
  waitMs: number,
  onError: (error: Error) => void,
  work: Work<T>,
): Promise<T> {
  const client = await checkOut(pool)
  let lost: Error | undefined
  const onLoss = (error: Error): void => {
    if (lost === undefined) onError(error)
    lost = error
  }
  client.on('error', onLoss)
  try {
    await lock(client, key, waitMs)
    try {
      return await runIn(client, [key], work)
    } finally {
      const fault = await unlock(client, key)
      lost ??= fault
    }
  } finally {
    client.off('error', onLoss)
    client.release(lost)
  }
}

async function checkOut(pool: Pool): Promise<PoolClient> {
  try {
    return await pool.connect()
  } catch (error) {
    const translated = translateError(error)
    throw translated
  }
}

async function runIn<T>(client: PoolClient, keys: readonly string[], work: Work<T>): Promise<T> {
  const takeTurn = createTurns()
  let isOpen = true
  const session: LockSession = {
    keys,
    isOpen: () => isOpen,
    runNested: async (key, waitMs, inner) => {
      const endTurn = await takeTurn('', waitMs)
      if (endTurn === null) throw new UserLockTimeout(key, waitMs)
      try {
        await lock(client, key, waitMs)
        return await runIn(client, [...keys, key], inner)
      } finally {
        // Where the lock was never taken, Postgres only warns.
        await unlock(client, key)
        endTurn()
      }
    },
  }
  try {
    return await work(session)
  } finally {
    isOpen = false
    // Nothing that was begun in here may outlive the connection.
    await takeTurn('', Infinity)
  }
}
