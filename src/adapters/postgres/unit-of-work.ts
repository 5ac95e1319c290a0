import type { Pool } from 'pg'
import type { IdSource } from '#app/ports/id-source.ts'
import type { PatientCall } from '#app/ports/patience.ts'
import type { Family } from '#app/ports/repositories/person-repositories.ts'
import type { Repositories, UnitOfWork } from '#app/ports/unit-of-work.ts'
import { drizzleFleetRepositories } from './fleet-repositories.ts'
import { drizzlePersonRepositories } from './person-repositories.ts'
import { AskedWakes } from './repositories/wakes/asked-wakes.ts'
import { writeAsked } from './repositories/wakes/drizzle-wake-repository.ts'
import { runTransaction } from './transaction.ts'

/** `dueAtMs` is null: a wake with a moment ahead stays in the database until the sweep finds that it has come. */
export type CommittedWake = {
  readonly userId: string
  readonly family: Family
  readonly subject: string
  readonly dueAtMs: number | null
} & Partial<PatientCall>

export type UnitOfWorkOptions = {
  readonly pool: Pool
  readonly ids: IdSource
  readonly now?: () => number
  /** Tells the queue. When it fails nothing is lost: the wakes are committed, and the sweep finds them. */
  readonly afterCommit: (wakes: readonly CommittedWake[]) => Promise<void>
  readonly onError?: (error: unknown) => void
}

export function createUnitOfWork(options: UnitOfWorkOptions): UnitOfWork {
  return {
    forUser: (userId, work, onCommit) => forUser(options, userId, work, onCommit),
    forFleet: (work) => runTransaction(options.pool, 'fleet', (db) => work(drizzleFleetRepositories(db))),
  }
}

async function forUser<T>(
  options: UnitOfWorkOptions,
  userId: string,
  work: (repositories: Repositories) => Promise<T>,
  onCommit?: () => void,
): Promise<T> {
  const { pool, ids, now = Date.now } = options
  let asked = new AskedWakes()
  const result = await runTransaction(pool, { userId }, async (db) => {
    // What a transaction asked for that came to nothing is not wanted.
    asked = new AskedWakes()
    const scope = { db, userId, ids, now }
    const answer = await work(drizzlePersonRepositories(scope, asked))
    await writeAsked(scope, asked)
    return answer
  })
  onCommit?.()
  const committed = asked
    .immediate(now())
    .map(({ family, subject, dueAtMs, call }) => ({ userId, family, subject, dueAtMs, ...call }))
  if (committed.length > 0) await tellQueue(options, committed)
  return result
}

async function tellQueue(options: UnitOfWorkOptions, wakes: readonly CommittedWake[]): Promise<void> {
  const { onError = console.error } = options
  try {
    await options.afterCommit(wakes)
  } catch (error) {
    onError(error)
  }
}
