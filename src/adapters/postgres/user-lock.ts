import { AsyncLocalStorage } from 'node:async_hooks'
import type { Pool } from 'pg'
import { UserLockTimeout, type UserLock } from '#app/ports/user-lock.ts'
import { type LockSession, runOnOwnConnection } from './lock-session.ts'
import { refuseInsideTransaction } from './transaction.ts'
import { createTurns } from './turns.ts'

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
 * is, so a process that dies leaves none behind. Two things keep the pool from running dry. Within a process those who
 * want the same key queue up before they take a connection; and whoever holds a lock takes the next one on the same
 * connection, or a pool full of holders would wait for each other.
 */
export function createUserLock({ pool, waitMs = WAIT_MS, onError = () => {} }: UserLockOptions): UserLock {
  const takeTurn = createTurns()
  const sessions = new AsyncLocalStorage<LockSession>()

  const acquire = <T>(key: string, restMs: number, work: () => Promise<T>): Promise<T> => {
    const outer = sessions.getStore()
    const inside = (session: LockSession): Promise<T> => sessions.run(session, work)
    return outer?.isOpen() === true
      ? outer.runNested(key, restMs, inside)
      : runOnOwnConnection(pool, key, restMs, onError, inside)
  }

  return {
    run: async (userId, work) => {
      refuseInsideTransaction(`lock person ${userId}`)
      refuseTwice(sessions.getStore(), userId)
      const startedMs = performance.now()
      const endTurn = await takeTurn(userId, waitMs)
      if (endTurn === null) throw new UserLockTimeout(userId, waitMs)
      try {
        const restMs = Math.max(1, Math.ceil(waitMs - (performance.now() - startedMs)))
        return await acquire(userId, restMs, work)
      } finally {
        endTurn()
      }
    },
  }
}

function refuseTwice(session: LockSession | undefined, key: string): void {
  if (session?.isOpen() !== true || !session.keys.includes(key)) return
  throw new Error(
    `Cannot lock ${key} twice: the caller holds the lock. Do the work in the lock that is there.`,
  )
}
