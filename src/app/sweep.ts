import type { Clock } from './ports/clock.ts'
import type { CalendarAge, UnitOfWork } from './ports/unit-of-work.ts'
import { NOTICES } from './ports/repositories/person-repositories.ts'
import type { OpenWake } from './wake-up.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly wakeUp: (wakes: readonly OpenWake[]) => Promise<void>
  /** Calendars of people who were here today are read this often, push or no push. */
  readonly sweepSeconds: number
  readonly onFault: (what: string, error: unknown) => void
}

const batch = 500
const secondsUntilForgotten = 10
/** How late a notice may be. Rules are looked at often, so no change anywhere has to think of them. */
const secondsBetweenLooks = 300

/**
 * Finds what was forgotten: wakes that are due or that the queue lost, and calendars that were not read for a while.
 * One bad row never stops the others.
 */
export function createSweep({ unitOfWork, clock, wakeUp, sweepSeconds, onFault }: Dependencies) {
  return async (): Promise<void> => {
    const nowMs = clock.now()
    const [open, stale, untold] = await unitOfWork.forFleet(async (fleet) => [
      await fleet.listOpenWakes(nowMs, nowMs - secondsUntilForgotten * 1000, batch),
      await fleet.listStaleCalendars(ageAt(nowMs, sweepSeconds), batch),
      await fleet.listUntold(nowMs, nowMs - secondsBetweenLooks * 1000, batch),
    ])
    await wakeUp(open)
    for (const userId of untold) {
      try {
        await unitOfWork.forUser(userId, ({ wakes }) => wakes.request('settle', NOTICES))
      } catch (error) {
        onFault(`notices of person ${userId}`, error)
      }
    }
    for (const { userId, calendarId } of stale) {
      try {
        await unitOfWork.forUser(userId, ({ wakes }) => wakes.request('pull', calendarId))
      } catch (error) {
        onFault(`pull of calendar ${calendarId}`, error)
      }
    }
  }
}

const HOUR_MS = 60 * 60_000

/** A calendar of somebody who was not here for a day is read every six hours. */
const ageAt = (nowMs: number, sweepSeconds: number): CalendarAge => ({
  nowMs,
  seenSinceMs: nowMs - 24 * HOUR_MS,
  pulledBeforeMs: nowMs - sweepSeconds * 1000,
  dormantBeforeMs: nowMs - Math.max(6 * HOUR_MS, sweepSeconds * 1000),
})
