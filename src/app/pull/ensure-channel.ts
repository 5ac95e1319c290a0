import { DAY_MS } from '#core/time/interval.ts'
import type { Calendar } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import { stopChannels } from '../stop-channels.ts'
import {
  type ChannelDependencies,
  isFresh,
  isRefusedForNow,
  openChannel,
  type Watched,
} from './channel-upkeep.ts'

/**
 * Sees to it that a readable calendar has a push channel with time left: the new one stands before the old ones are
 * stopped. Pushes only make us faster, so that trouble with them is left to the next time; a calendar that Google does
 * not let us watch is tried again once a day.
 */
export function createEnsureChannel(dependencies: ChannelDependencies) {
  return async (userId: string, calendarId: string, signal?: AbortSignal): Promise<void> => {
    const { unitOfWork, clock, pushAddress, gateways } = dependencies
    if (pushAddress === null) return
    const { calendar, channels } = await unitOfWork.forUser(userId, async (mine) => ({
      calendar: await mine.calendars.find(calendarId),
      channels: await mine.channels.listFor(calendarId),
    }))
    if (calendar === null || calendar.state !== 'readable') return
    const { connectionId, googleCalendarId } = calendar
    const gateway = gateways.forConnection(userId, connectionId, signal)
    const watched: Watched = {
      userId,
      connectionId,
      calendarId,
      gateway,
      ask: (request) => gateway.watchEvents(googleCalendarId, request),
    }
    await stopChannels(
      dependencies,
      watched,
      channels.filter((one) => one.state === 'stray'),
    )
    if (channels.some((one) => isFresh(one, clock.now())) || !isToBeTried(calendar, clock.now())) return
    const opened = await openChannel(dependencies, watched, async (mine, error) => {
      if (isRefusedForNow(error)) await notePush(mine, calendarId, clock.now())
    })
    if (opened === null) return
    if (!calendar.isPushable) await unitOfWork.forUser(userId, (mine) => notePush(mine, calendarId, null))
    await stopChannels(
      dependencies,
      watched,
      channels.filter((one) => one.state === 'active'),
    )
  }
}

const isToBeTried = ({ isPushable, pushRefusedAtMs }: Calendar, nowMs: number): boolean =>
  isPushable || pushRefusedAtMs === null || nowMs - pushRefusedAtMs >= DAY_MS

async function notePush(mine: Repositories, id: string, refusedAtMs: number | null): Promise<void> {
  const calendar = await mine.calendars.find(id)
  if (calendar === null) return
  await mine.calendars.save({ ...calendar, isPushable: refusedAtMs === null, pushRefusedAtMs: refusedAtMs })
}
