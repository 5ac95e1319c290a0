import type { UnitOfWork } from './ports/unit-of-work.ts'

/**
 * A person's changes one after another. Each reads, checks and writes whole things: two at once would lose what the
 * other wrote, or let both through where each alone was allowed (a circle of tasks, hours removed while they come into
 * use; a block settled that is being confirmed). The planner's wake comes second, as whoever writes blocks and tasks holds it first, too.
 */
export const oneAtATime = (unitOfWork: UnitOfWork): UnitOfWork => ({
  ...unitOfWork,
  forUser: (userId, work) =>
    unitOfWork.forUser(userId, async (repositories) => {
      await repositories.person.lock()
      await repositories.wakes.findForUpdate('plan')
      return work(repositories)
    }),
})
