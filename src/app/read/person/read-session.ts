import type { RouteAnswer } from '#contracts/http/route.ts'
import type { readSession } from '#contracts/http/session-routes.ts'
import type { EditDependencies } from '../../edit/dependencies.ts'
import { connectionViews } from '../calendars/list-calendars.ts'
import { iso } from '../iso.ts'

type Who = Pick<RouteAnswer<typeof readSession>, 'person' | 'connections' | 'now'>

/** Who is signed in; a session of somebody who is gone counts as nobody's. */
export function createReadSession({ unitOfWork, clock }: Pick<EditDependencies, 'unitOfWork' | 'clock'>) {
  return async (userId: string | null): Promise<Who> => {
    const now = iso(clock.now())
    if (userId === null) return { person: null, connections: [], now }
    const person = await unitOfWork.forFleet((fleet) => fleet.findPerson(userId))
    if (person === null) return { person: null, connections: [], now }
    const connections = await unitOfWork.forUser(userId, async (mine) => {
      await mine.person.noteSeen(clock.now())
      return connectionViews(mine)
    })
    return { person, connections, now }
  }
}
