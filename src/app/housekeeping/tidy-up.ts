import type { Clock } from '../ports/clock.ts'
import { HOUSEKEEPING } from '../ports/repositories/person-repositories.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'
import { type Clutter, KEEP_FOR_MS } from './keep-for.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly rewrap: (userId: string) => Promise<unknown>
  readonly noteRoom: (userId: string) => Promise<unknown>
}

/**
 * Clears away what nobody needs any more of a person, puts secrets under the master key of today, and notes the room
 * that they have for their goals; and that it was done.
 */
export function createTidyUp({ unitOfWork, clock, rewrap, noteRoom }: Dependencies) {
  return async (userId: string): Promise<void> => {
    const nowMs = clock.now()
    // Noted first: what fails waits a day like everything else, and never stands before others.
    await unitOfWork.forUser(userId, ({ wakes }) => wakes.begin('settle', HOUSEKEEPING, nowMs))
    await unitOfWork.forUser(userId, async ({ housekeeping }) => {
      for (const clutter of Object.keys(KEEP_FOR_MS) as Clutter[])
        await housekeeping.clear(clutter, nowMs - KEEP_FOR_MS[clutter])
    })
    await rewrap(userId)
    await noteRoom(userId)
  }
}
