import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'

/** What other changes can do already, as a part of one that is being made: all of it is committed together, or nothing. */
export const inside = (userId: string, repositories: Repositories): UnitOfWork => ({
  forUser: (id, work) => (id === userId ? work(repositories) : Promise.reject(elsewhere(id))),
  forFleet: () => Promise.reject(elsewhere('everybody')),
})

const elsewhere = (whose: string) =>
  new Error(`A part of a change concerns who makes it alone, and not ${whose}.`)
