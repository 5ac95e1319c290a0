import type { PoolClient } from 'pg'
import { UserLockTimeout } from '#app/ports/user-lock.ts'
import { translateError } from './translate-error.ts'

const KEY = `hashtextextended('timewright user ' || $1, 0)`

/** Waits for the lock of this session. A session may hold several. */
export async function lock(client: PoolClient, key: string, waitMs: number): Promise<void> {
  try {
    // The pool's own statement_timeout may be shorter than the wait.
    await client.query(
      `select set_config('statement_timeout', '0', false), set_config('lock_timeout', $1, false)`,
      [`${waitMs}ms`],
    )
    await client.query(`select pg_advisory_lock(${KEY})`, [key])
  } catch (error) {
    const isTimeout = Reflect.get(Object(error), 'code') === '55P03'
    const translated = isTimeout ? new UserLockTimeout(key, waitMs) : translateError(error)
    throw translated
  }
}

/** Answers why it could not be unlocked: such a connection has to be thrown away, and its lock goes with it. */
export async function unlock(client: PoolClient, key: string): Promise<Error | undefined> {
  try {
    await client.query(`select pg_advisory_unlock(${KEY})`, [key])
    return undefined
  } catch (error) {
    return error instanceof Error ? error : new Error(String(error))
  }
}
