import { type CalendarGateway, GatewayError } from '../ports/calendar-gateway.ts'
import type { ChannelSecrets } from '../ports/channel-secrets.ts'
import type { Calendar, Channel } from '../ports/repositories/calendar-repositories.ts'
import type { PullDependencies } from './pull-dependencies.ts'

type Dependencies = PullDependencies & {
  readonly secrets: ChannelSecrets
  /** Where Google sends its pushes: https, or a loopback address for the emulator. Null: nobody can reach us. */
  readonly pushAddress: string | null
}

const TTL_SECONDS = 48 * 60 * 60

/**
 * Sees to it that a readable calendar has a push channel with time left: row first, then the request, then
 * the old ones are stopped. Pushes only make us faster, so that trouble with them is left to the next time.
 */
export function createEnsureChannel(dependencies: Dependencies) {
  return async (userId: string, calendarId: string, signal?: AbortSignal): Promise<void> => {
    const { unitOfWork, clock, pushAddress } = dependencies
    if (pushAddress === null) return
    const { calendar, channels } = await unitOfWork.forUser(userId, async (mine) => ({
      calendar: await mine.calendars.find(calendarId),
      channels: await mine.channels.listFor(calendarId),
    }))
    if (calendar === null || calendar.state !== 'readable' || !calendar.isPushable) return
    const standing = channels.filter((one) => one.state === 'active')
    if (standing.some((one) => isFresh(one, clock.now()))) return
    const gateway = dependencies.gateways.forConnection(userId, calendar.connectionId, signal)
    const isWatched = await watch(dependencies, userId, { calendar, gateway, pushAddress })
    if (isWatched) await stopAll(dependencies, userId, gateway, standing)
  }
}

/** More than half of its life is left, a day by default: however short Google makes it, no channel is stale at once. */
const isFresh = ({ expiresAtMs, createdAtMs }: Channel, nowMs: number): boolean =>
  expiresAtMs !== null && expiresAtMs - nowMs > (expiresAtMs - createdAtMs) / 2

type Watching = {
  readonly calendar: Calendar
  readonly gateway: CalendarGateway
  readonly pushAddress: string
}

async function watch(
  { unitOfWork, clock, ids, secrets }: Dependencies,
  userId: string,
  { calendar, gateway, pushAddress }: Watching,
): Promise<boolean> {
  const token = secrets.make()
  const asked: Channel = {
    id: ids.next(),
    calendarId: calendar.id,
    tokenHash: secrets.digest(token),
    resourceId: null,
    state: 'asked',
    expiresAtMs: clock.now() + TTL_SECONDS * 1000,
    createdAtMs: clock.now(),
  }
  await unitOfWork.forUser(userId, ({ channels }) => channels.save(asked))
  try {
    const request = { channelId: asked.id, token, address: pushAddress, ttlSeconds: TTL_SECONDS }
    const given = await gateway.watchEvents(calendar.googleCalendarId, request)
    // A demo's clock may be ahead of Google's: then the life that we asked for is the best guess.
    const isAhead = given.expiresAtMs > clock.now()
    const active: Channel = {
      ...asked,
      ...(isAhead ? given : { resourceId: given.resourceId }),
      state: 'active',
    }
    await unitOfWork.forUser(userId, ({ channels }) => channels.save(active))
    return true
  } catch (error) {
    if (!(error instanceof GatewayError)) throw error
    const isUnwatchable = ['push-not-supported', 'forbidden', 'invalid'].includes(error.fault)
    await unitOfWork.forUser(userId, async (mine) => {
      await mine.channels.save({ ...asked, state: 'stopped' })
      const now = await mine.calendars.find(calendar.id)
      if (isUnwatchable && now !== null) await mine.calendars.save({ ...now, isPushable: false })
    })
    return false
  }
}

/** A channel that cannot be stopped ends by itself; its pushes are turned away meanwhile. */
async function stopAll(
  { unitOfWork }: Dependencies,
  userId: string,
  gateway: CalendarGateway,
  channels: readonly Channel[],
): Promise<void> {
  for (const channel of channels) {
    await unitOfWork.forUser(userId, (mine) => mine.channels.save({ ...channel, state: 'stopped' }))
    if (channel.resourceId === null) continue
    try {
      await gateway.stopChannel(channel.id, channel.resourceId)
    } catch (error) {
      if (!(error instanceof GatewayError)) throw error
    }
  }
}
