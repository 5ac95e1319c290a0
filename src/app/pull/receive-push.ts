import type { Clock } from '../ports/clock.ts'
import type { ChannelSecrets } from '../ports/channel-secrets.ts'
import type { Channel } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { calendarListSubject } from '../wake-up.ts'

/** The `X-Goog-…` headers of a push; null where one is missing. The body means nothing. */
export type Push = {
  readonly channelId: string | null
  readonly channelToken: string | null
  readonly resourceId: string | null
}

/** For the log alone: the answer to Google is the same for all of them. */
export type PushVerdict =
  | 'accepted'
  | 'malformed'
  | 'unknown-channel'
  | 'wrong-token'
  | 'wrong-resource'
  | 'ended'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly secrets: ChannelSecrets
}

const STOPPING_TAKES_MS = 10 * 60_000

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/**
 * Takes a push from Google, or from whoever says so: the right token for a channel of ours makes the calendar be read
 * again, and nothing else happens. The wish is committed before the answer, so that a push is never lost here.
 */
export function createReceivePush({ unitOfWork, clock, secrets }: Dependencies) {
  return async (push: Push): Promise<PushVerdict> => {
    const { channelId } = push
    if (channelId === null || !uuid.test(channelId)) return 'malformed'
    const found = await unitOfWork.forFleet((fleet) => fleet.findChannel(channelId))
    if (found === null) return 'unknown-channel'
    const objection = objectionTo(push, found.channel, secrets, clock.now())
    if (objection !== null && objection !== 'ended') return objection
    await unitOfWork.forUser(found.userId, (mine) =>
      objection === null
        ? accept(mine, found.channel, push)
        : noteStray(mine, found.channel, push, clock.now()),
    )
    return objection ?? 'accepted'
  }
}

const subjectOf = ({ calendarId, connectionId }: Channel): string =>
  calendarId ?? calendarListSubject(connectionId)

/** A channel whose opening was never heard of is as good as any: its pushes prove that it stands. */
async function accept({ channels, wakes }: Repositories, channel: Channel, push: Push): Promise<void> {
  if (channel.state === 'asked' && push.resourceId !== null) {
    const all = await channels.listOfConnection(channel.connectionId)
    const now = all.find((one) => one.id === channel.id)
    if (now?.state === 'asked') await channels.save({ ...now, state: 'active', resourceId: push.resourceId })
  }
  await wakes.request('pull', subjectOf(channel))
}

/** Stopping takes Google a while; who pushes long after it has to be stopped once more. */
async function noteStray(
  { channels, wakes }: Repositories,
  channel: Channel,
  { resourceId }: Push,
  nowMs: number,
): Promise<void> {
  if (channel.state !== 'stopped' || resourceId === null) return
  if (nowMs - (channel.stoppedAtMs ?? 0) < STOPPING_TAKES_MS) return
  await channels.save({ ...channel, state: 'stray', resourceId })
  await wakes.request('pull', subjectOf(channel))
}

/** A push may be faster than the answer to our request, which tells the resource: until then there is none to compare. */
function objectionTo(
  push: Push,
  channel: Channel,
  secrets: ChannelSecrets,
  nowMs: number,
): PushVerdict | null {
  if (!secrets.matches(push.channelToken ?? '', channel.tokenHash)) return 'wrong-token'
  if (channel.resourceId !== null && channel.resourceId !== push.resourceId) return 'wrong-resource'
  const isOver = channel.expiresAtMs !== null && channel.expiresAtMs < nowMs
  return channel.state === 'stopped' || channel.state === 'stray' || isOver ? 'ended' : null
}
