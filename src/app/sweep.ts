import { DAY_MS, HOUR_MS } from '#core/time/interval.ts'
import type { Clock } from './ports/clock.ts'
import type { CalendarAge, UnitOfWork } from './ports/unit-of-work.ts'
import { KEEP_FOR_MS } from './housekeeping/keep-for.ts'
import { createTidyUp } from './housekeeping/tidy-up.ts'
import { HOUSEKEEPING, NOTICES } from './ports/repositories/person-repositories.ts'
import type { OpenWake } from './wake-up.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly rewrap: (userId: string) => Promise<unknown>
  readonly noteRoom: (userId: string) => Promise<unknown>
  readonly wakeUp: (wakes: readonly OpenWake[]) => Promise<void>
  /** Calendars of people who were here today are read this often, push or no push. */
  readonly sweepSeconds: number
  readonly onFault: (what: string, error: unknown) => void
}

const BATCH_SIZE = 500
const SECONDS_UNTIL_FORGOTTEN = 10
/** How late a notice may be. Rules are looked at often, so no change anywhere has to think of them. */
const SECONDS_BETWEEN_LOOKS = 300
const MS_BETWEEN_TIDYING = DAY_MS
/** In one sweep: those of a day are never many at once, unless everybody is new. */
const MOST_TIDIED = 50

/**
 * Finds what was forgotten: wakes that are due or that the queue lost, and calendars that were not read for a while.
 * One bad row never stops the others.
 */
export function createSweep(dependencies: Dependencies) {
  const { unitOfWork, clock, wakeUp, sweepSeconds, onFault } = dependencies
  const tidyUp = createTidyUp(dependencies)
  const eachAlone = async (
    what: string,
    all: readonly string[],
    work: (one: string) => Promise<void>,
  ): Promise<void> => {
    for (const one of all) await work(one).catch((error: unknown) => onFault(`${what} ${one}`, error))
  }
  return async (): Promise<void> => {
    const nowMs = clock.now()
    const [open, stale, untold, untidy] = await unitOfWork.forFleet(async (fleet) => {
      await fleet.clearRoomsOfLeft(nowMs - KEEP_FOR_MS['week-rooms'])
      return [
        await fleet.listOpenWakes(nowMs, nowMs - SECONDS_UNTIL_FORGOTTEN * 1000, BATCH_SIZE),
        await fleet.listStaleCalendars(ageAt(nowMs, sweepSeconds), BATCH_SIZE),
        await fleet.listUnlooked(
          NOTICES,
          { nowMs, beforeMs: nowMs - SECONDS_BETWEEN_LOOKS * 1000 },
          BATCH_SIZE,
        ),
        await fleet.listUnlooked(HOUSEKEEPING, { nowMs, beforeMs: nowMs - MS_BETWEEN_TIDYING }, MOST_TIDIED),
      ] as const
    })
    await wakeUp(open)
    await eachAlone('notices of person', untold, (userId) =>
      unitOfWork.forUser(userId, ({ wakes }) => wakes.request('settle', NOTICES)),
    )
    const ownerOf = new Map(stale.map(({ userId, calendarId }) => [calendarId, userId]))
    await eachAlone('pull of calendar', [...ownerOf.keys()], (calendarId) =>
      unitOfWork.forUser(ownerOf.get(calendarId) ?? '', ({ wakes }) => wakes.request('pull', calendarId)),
    )
    await eachAlone('housekeeping of person', untidy, tidyUp)
  }
}

/** A calendar of somebody who was not here for a day is read every six hours. */
const ageAt = (nowMs: number, sweepSeconds: number): CalendarAge => ({
  nowMs,
  seenSinceMs: nowMs - DAY_MS,
  pulledBeforeMs: nowMs - sweepSeconds * 1000,
  dormantBeforeMs: nowMs - Math.max(6 * HOUR_MS, sweepSeconds * 1000),
})
