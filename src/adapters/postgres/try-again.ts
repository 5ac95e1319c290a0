import { DatabaseError } from 'pg'
import { StorageError } from '#app/ports/storage-error.ts'

const MOST_TRIES = 4
/** Postgres ended the transaction so that others could go on: nothing of it happened, and a second try may well succeed. */
const endedForOthers = new Set(['40P01', '40001'])

/** Runs a transaction again that lost a deadlock, a few times; any other refusal stands. */
export async function tryAgain<T>(transaction: () => Promise<T>): Promise<T> {
  for (let tries = 1; ; tries++) {
    try {
      return await transaction()
    } catch (error) {
      if (tries === MOST_TRIES || !lostADeadlock(error)) throw error
    }
  }
}

const lostADeadlock = (error: unknown): boolean =>
  error instanceof StorageError &&
  error.cause instanceof DatabaseError &&
  endedForOthers.has(error.cause.code ?? '')
