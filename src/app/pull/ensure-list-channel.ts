import { DAY_MS } from '#core/time/interval.ts'
import { stopChannels } from '../stop-channels.ts'
import { type ChannelDependencies, isFresh, openChannel, type Watched } from './channel-upkeep.ts'

/** Keeps a channel on an account's list of calendars, so that new ones are noticed; where it fails, a day's pause. */
export function createEnsureListChannel(dependencies: ChannelDependencies) {
  return async (userId: string, connectionId: string, signal?: AbortSignal): Promise<void> => {
    const { unitOfWork, clock, pushAddress, gateways } = dependencies
    if (pushAddress === null) return
    const all = await unitOfWork.forUser(userId, (mine) => mine.channels.listOfConnection(connectionId))
    const channels = all.filter((one) => one.calendarId === null)
    const nowMs = clock.now()
    const gateway = gateways.forConnection(userId, connectionId, signal)
    const watched: Watched = {
      userId,
      connectionId,
      calendarId: null,
      gateway,
      ask: (request) => gateway.watchCalendarList(request),
    }
    await stopChannels(
      dependencies,
      watched,
      channels.filter((one) => one.state === 'stray'),
    )
    const wasRefused = channels.some(
      (one) => one.state === 'stopped' && one.resourceId === null && nowMs - one.createdAtMs < DAY_MS,
    )
    if (wasRefused || channels.some((one) => isFresh(one, nowMs))) return
    const opened = await openChannel(dependencies, watched, () => Promise.resolve())
    if (opened === null) return
    await stopChannels(
      dependencies,
      watched,
      channels.filter((one) => one.state === 'active'),
    )
  }
}
