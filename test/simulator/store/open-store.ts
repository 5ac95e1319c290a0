import { createPool } from '#adapters/postgres/pool.ts'
import { createUnitOfWork } from '#adapters/postgres/unit-of-work.ts'
import type { IdSource } from '#app/ports/id-source.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'
import type { OpenStore } from '../engine.ts'
import { createWipe } from '../wipe.ts'
import { MemoryStore, memoryUnitOfWork } from './memory-store.ts'

export type Store = {
  readonly open: OpenStore
  /** Forgets everything. */
  wipe(): Promise<void>
  close(): Promise<void>
}

/** Ten times as fast as Postgres, and the same seed gives the same run on both. */
export function memoryStore(now: () => number): Store {
  const store = new MemoryStore()
  return {
    open: (afterCommit) => memoryUnitOfWork({ store, now, afterCommit }),
    wipe: async () => store.reset(),
    close: () => Promise.resolve(),
  }
}

export async function postgresStore(url: string, now: () => number, ids: IdSource): Promise<Store> {
  const pool = createPool(url, { max: 4, name: 'simulator' })
  const wipe = await createWipe(pool)
  return {
    // The one thing that is reported is a queue that could not be told.
    open: (afterCommit) =>
      withClock(createUnitOfWork({ pool, ids, now, afterCommit, onError: () => {} }), now),
    wipe,
    close: () => pool.end(),
  }
}

/** The database's own time is ours, too. */
const withClock = (inner: UnitOfWork, now: () => number): UnitOfWork => ({
  ...inner,
  forUser: (userId, work) =>
    inner.forUser(userId, (mine) =>
      work({ ...mine, callBudgets: { ...mine.callBudgets, now: () => Promise.resolve(now()) } }),
    ),
})
