import type { Clock } from '../ports/clock.ts'
import type { Secrets } from '../ports/secrets.ts'
import type { Channel } from '../ports/repositories/calendar-repositories.ts'
import type { Repositories, UnitOfWork } from '../ports/unit-of-work.ts'
import { calendarListSubject } from '../wake-up.ts'
import { PushPace } from './push-pace.ts'
import { createSharedFlights } from './share-flights.ts'

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
  readonly secrets: Secrets
}

const STOPPING_TAKES_MS = 10 * 60_000

const uuid = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/

/**
 * Takes a push from Google, or from whoever says so: the right token for a channel of ours makes the calendar be read
 * again, and nothing else happens. The wish is committed before the answer, so that a push is never lost here. In a
 * storm many pushes of a channel share one transaction, and the calendar is left alone for some seconds between reads.
 */
export function createReceivePush(dependencies: Dependencies) {
  const pace = new PushPace()
  const share = createSharedFlights({
    prepare: (channelId) => dependencies.unitOfWork.forFleet((fleet) => fleet.findChannel(channelId)),
    fly: (found, pushes: readonly Push[], answer: (verdicts: readonly PushVerdict[]) => void) =>
      receive(dependencies, { pace, found, answer }, pushes),
  })
  return async (push: Push): Promise<PushVerdict> => {
    const { channelId } = push
    return channelId === null || !uuid.test(channelId) ? 'malformed' : share(channelId, push)
  }
}

type Found = { readonly userId: string; readonly channel: Channel }

type Flight = {
  readonly pace: PushPace
  readonly found: Found | null
  readonly answer: (verdicts: readonly PushVerdict[]) => void
}

/** Pushes of one channel, judged one by one; what follows from them follows once. */
async function receive(
  { unitOfWork, clock, secrets }: Dependencies,
  { pace, found, answer }: Flight,
  pushes: readonly Push[],
): Promise<readonly PushVerdict[]> {
  if (found === null) return pushes.map(() => 'unknown-channel')
  const { userId, channel } = found
  const nowMs = clock.now()
  const verdicts = pushes.map((push) => objectionTo(push, channel, secrets, nowMs) ?? 'accepted')
  const accepted = pushes.filter((_, index) => verdicts[index] === 'accepted')
  const ended = pushes.find((_, index) => verdicts[index] === 'ended')
  if (accepted.length > 0) {
    const apartMs = pace.note(subjectOf(channel), accepted.length, nowMs)
    // Google need not wait for the queue: what is committed is not lost.
    await unitOfWork.forUser(
      userId,
      (mine) => accept(mine, channel, accepted, apartMs),
      () => answer(verdicts),
    )
  }
  if (ended !== undefined) await unitOfWork.forUser(userId, (mine) => noteStray(mine, channel, ended, nowMs))
  return verdicts
}

const subjectOf = ({ calendarId, connectionId }: Channel): string =>
  calendarId ?? calendarListSubject(connectionId)

/** A channel whose opening was never heard of is as good as any: its pushes prove that it stands. */
async function accept(
  { channels, wakes }: Repositories,
  channel: Channel,
  pushes: readonly Push[],
  apartMs: number,
): Promise<void> {
  const resourceId = pushes.find((one) => one.resourceId !== null)?.resourceId ?? null
  if (channel.state === 'asked' && resourceId !== null) {
    const all = await channels.listOfConnection(channel.connectionId)
    const now = all.find((one) => one.id === channel.id)
    if (now?.state === 'asked') await channels.save({ ...now, state: 'active', resourceId })
  }
  await wakes.request('pull', subjectOf(channel), { apartMs })
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
function objectionTo(push: Push, channel: Channel, secrets: Secrets, nowMs: number): PushVerdict | null {
  if (!secrets.matches(push.channelToken ?? '', channel.tokenHash)) return 'wrong-token'
  if (channel.resourceId !== null && channel.resourceId !== push.resourceId) return 'wrong-resource'
  const isOver = channel.expiresAtMs !== null && channel.expiresAtMs < nowMs
  return channel.state === 'stopped' || channel.state === 'stray' || isOver ? 'ended' : null
}
