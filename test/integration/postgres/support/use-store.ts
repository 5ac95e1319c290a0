import { afterAll, beforeAll } from 'vitest'
import type { Repositories } from '#app/ports/unit-of-work.ts'
import { openStore, type TestStore } from './store.ts'

export type UsedStore = {
  /** The store of this file. */
  readonly current: TestStore
  /** One transaction of a new person. */
  readonly asPerson: <T>(work: (repositories: Repositories, userId: string) => Promise<T>) => Promise<T>
}

/** A database for the tests of a file. */
export function useStore(): UsedStore {
  let store: TestStore | undefined
  beforeAll(async () => {
    store = await openStore()
  })
  afterAll(() => store?.close())
  const used: UsedStore = {
    get current() {
      if (store === undefined) throw new Error('The store is open from beforeAll on only.')
      return store
    },
    asPerson: async (work) => {
      const { id } = await used.current.addPerson()
      return used.current.unitOfWork.forUser(id, (repositories) => work(repositories, id))
    },
  }
  return used
}
