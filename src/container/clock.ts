import { createDemoClock, type DemoClock } from '#adapters/system/demo-clock.ts'
import { systemClock } from '#adapters/system/system-clock.ts'
import type { ChangeFeed } from '#app/ports/change-feed.ts'
import type { MovableClock } from '#app/ports/clock.ts'
import type { UnitOfWork } from '#app/ports/unit-of-work.ts'

const fact = 'clock-offset-ms'

/** A clock whose offset lies in the database: all processes go by the same time. */
export function createSharedDemoClock(unitOfWork: () => UnitOfWork): DemoClock {
  return createDemoClock(systemClock, () => unitOfWork().forFleet((fleet) => fleet.readFact(fact)))
}

export async function followClock(
  clock: DemoClock,
  feed: ChangeFeed,
  onError: (error: unknown) => void,
): Promise<void> {
  feed.subscribe(({ topic }) => {
    if (topic === 'clock') clock.refresh().catch(onError)
  })
  await clock.refresh()
}

export function movableClock(clock: DemoClock, unitOfWork: UnitOfWork): MovableClock {
  return {
    now: () => clock.now(),
    offsetMs: () => clock.offsetMs,
    setOffset: async (offsetMs) => {
      await unitOfWork.forFleet(async (fleet) => {
        await fleet.writeFact(fact, offsetMs)
        await fleet.announceToAll('clock')
      })
      await clock.refresh()
    },
  }
}
