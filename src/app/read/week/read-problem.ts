import type { Problem } from '#core/planning/problem.ts'
import { AppError } from '../../errors.ts'
import { buildProblem } from '../../plan/problem/build-problem.ts'
import { readSnapshot } from '../../plan/snapshot.ts'
import type { Clock } from '../../ports/clock.ts'
import type { ExpandOccurrences } from '../../ports/recurrence.ts'
import type { UnitOfWork } from '../../ports/unit-of-work.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly expand: ExpandOccurrences
}

/** The planning problem of a person right now, as the planner's step would get it: any plan can be made again. */
export function createReadProblem({ unitOfWork, clock, expand }: Dependencies) {
  return async (email: string): Promise<Problem> => {
    const userId = await findByEmail(unitOfWork, email)
    const snapshot = await unitOfWork.forUser(userId, (mine) => readSnapshot(mine, clock.now()))
    return buildProblem(snapshot, expand, `plan-${userId}`).problem
  }
}

function findByEmail(unitOfWork: UnitOfWork, email: string): Promise<string> {
  return unitOfWork.forFleet(async (fleet) => {
    const known: string[] = []
    for (const id of await fleet.listPeople()) {
      const person = await fleet.findPerson(id)
      if (person?.email === email) return id
      if (person !== null) known.push(person.email)
    }
    const few = known.slice(0, 5).join(', ')
    throw new AppError('not-found', 'not-found', `There is nobody with the address "${email}".`, {
      wayOut:
        known.length === 0 ? 'Sign in first.' : `Known are ${few}${known.length > 5 ? ' and others' : ''}.`,
    })
  })
}
