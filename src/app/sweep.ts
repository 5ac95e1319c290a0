import type { Clock } from './ports/clock.ts'
import type { UnitOfWork } from './ports/unit-of-work.ts'
import type { OpenWake } from './wake-up.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly wakeUp: (wakes: readonly OpenWake[]) => Promise<void>
  /** Calendars not read for so long are looked at again, push or no push. */
  readonly sweepSeconds: number
  readonly onFault: (what: string, error: unknown) => void
}

const batch = 500
const secondsUntilForgotten = 10

/**
 * Finds what was forgotten: wakes that are due or that the queue lost, and calendars that were not read for a while.
 * One bad row never stops the others.
 */
export function createSweep({ unitOfWork, clock, wakeUp, sweepSeconds, onFault }: Dependencies) {
  return async (): Promise<void> => {
    const nowMs = clock.now()
    const [open, stale] = await unitOfWork.forFleet(async (fleet) => [
      await fleet.listOpenWakes(nowMs, nowMs - secondsUntilForgotten * 1000, batch),
      await fleet.listStaleCalendars(nowMs, nowMs - sweepSeconds * 1000, batch),
    ])
    await wakeUp(open)
    for (const { userId, calendarId } of stale) {
      try {
        await unitOfWork.forUser(userId, ({ wakes }) => wakes.request('pull', calendarId))
      } catch (error) {
        onFault(`pull of calendar ${calendarId}`, error)
      }
    }
  }
}
