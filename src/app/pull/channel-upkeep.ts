import { DAY_MS } from '#core/time/interval.ts'
import type { CalendarGateway, Watch, WatchRequest } from '../ports/calendar-gateway.ts'
import { GatewayError } from '../ports/calendar-gateway.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Channel } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories } from '../ports/unit-of-work.ts'
import type { PullDependencies } from './pull-dependencies.ts'

export type ChannelDependencies = PullDependencies & {
  readonly secrets: Secrets
  /** Where Google sends its pushes: https, or a loopback address for the emulator. Null: nobody can reach us. */
  readonly pushAddress: string | null
}

/** What is to be watched: a calendar's events, or (`calendarId` null) an account's list of calendars. */
export type Watched = {
  readonly userId: string
  readonly connectionId: string
  readonly calendarId: string | null
  readonly gateway: CalendarGateway
  readonly ask: (request: WatchRequest) => Promise<Watch>
}

const TTL_SECONDS = 48 * 60 * 60
/** Google answers no push of a channel that ended so long ago. */
const FORGET_AFTER_MS = 7 * DAY_MS

/** More than half of its life is left, a day by default: however short Google makes it, no channel is stale at once. */
export const isFresh = ({ state, expiresAtMs, createdAtMs }: Channel, nowMs: number): boolean =>
  state === 'active' && expiresAtMs !== null && expiresAtMs - nowMs > (expiresAtMs - createdAtMs) / 2

/**
 * Opens a channel: row first, then the request. Answers null when Google refuses or does not answer; why, is for
 * `onRefusal` to keep.
 */
export async function openChannel(
  { unitOfWork, clock, ids, secrets, pushAddress }: ChannelDependencies,
  { userId, connectionId, calendarId, ask }: Watched,
  onRefusal: (mine: Repositories, error: GatewayError) => Promise<void>,
): Promise<Channel | null> {
  const token = secrets.make()
  const asked: Channel = {
    id: ids.next(),
    connectionId,
    calendarId,
    tokenHash: secrets.digest(token),
    resourceId: null,
    state: 'asked',
    expiresAtMs: clock.now() + TTL_SECONDS * 1000,
    stoppedAtMs: null,
    createdAtMs: clock.now(),
  }
  await unitOfWork.forUser(userId, async ({ channels }) => {
    await channels.prune(clock.now() - FORGET_AFTER_MS)
    await channels.save(asked)
  })
  const keep = (channel: Channel) => unitOfWork.forUser(userId, ({ channels }) => channels.save(channel))
  try {
    const address = pushAddress ?? ''
    const given = await ask({ channelId: asked.id, token, address, ttlSeconds: TTL_SECONDS })
    // A demo's clock may be ahead of Google's: then the life that we asked for is the best guess.
    const isAhead = given.expiresAtMs > clock.now()
    const active: Channel = {
      ...asked,
      ...(isAhead ? given : { resourceId: given.resourceId }),
      state: 'active',
    }
    await keep(active)
    return active
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    await unitOfWork.forUser(userId, async (mine) => {
      await mine.channels.save({ ...asked, state: 'stopped', stoppedAtMs: clock.now() })
      await onRefusal(mine, error)
    })
    return null
  }
}

export const isRefusedForNow = ({ fault }: GatewayError): boolean =>
  fault === 'push-not-supported' || fault === 'forbidden' || fault === 'invalid'
