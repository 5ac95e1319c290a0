import type { Channel } from '#core/notifications/notice.ts'
import type { NoticeSettings } from '#core/notifications/notice-settings.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { afterQuiet } from '#core/notifications/quiet-hours.ts'
import { whereaboutsOf, zoneAt } from '#core/time/trips.ts'
import { NOTICES } from '../ports/repositories/person-repositories.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delivery, Notification } from '../ports/repositories/notification-repositories.ts'
import { type Opener, slackAddressOf } from '../ports/sealer.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'
import { Undeliverable, Unreachable } from '../ports/messengers.ts'
import { nextTryMs, wordsOf } from './next-try.ts'
import { type SendDependencies, type ToSend, sendDelivery } from './send-delivery.ts'

type Dependencies = SendDependencies & {
  readonly opener: Opener
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly onFault: (what: string, error: unknown) => void
}

const BATCH_SIZE = 50

type Person = {
  readonly userId: string
  readonly email: string
  readonly zone: string
  readonly settings: NoticeSettings
  readonly slackUrl: ToSend['slackUrl']
}

const channels: readonly Channel[] = ['mail', 'slack']

/**
 * Sends what is due, channel beside channel, one after another. Each is recorded by itself: a death in between sends
 * one of them again, under the same message id, and one that cannot be sent holds up no other.
 */
export function createDeliver(dependencies: Dependencies) {
  const { unitOfWork, clock } = dependencies
  return async (userId: string, signal?: AbortSignal): Promise<void> => {
    const { person, waiting } = await unitOfWork.forUser(userId, async (repositories) => {
      const who = await repositories.person.get()
      const zone = zoneAt(whereaboutsOf(who), clock.now())
      const { kept, sealedSlackUrl } = await repositories.notifications.settings()
      const slackUrl = () =>
        sealedSlackUrl === null ? null : openSlackUrl(dependencies, userId, sealedSlackUrl)
      return {
        person: { userId, email: who.email, zone, settings: noticeSettings(kept), slackUrl },
        waiting: await repositories.notifications.listWaiting(BATCH_SIZE),
      }
    })
    const due = waiting.filter((delivery) => isDue(delivery, person, clock.now()))
    const sending = channels.map((channel) =>
      sendAll(
        dependencies,
        person,
        due.filter((delivery) => delivery.channel === channel),
        signal,
      ),
    )
    // A channel that went on after this job failed would send beside the job's next attempt.
    await Promise.allSettled(sending)
    const outcomes = await Promise.all(sending)
    await unitOfWork.forUser(userId, async ({ notifications, wakes }) => {
      const [first] = await notifications.listWaiting(1)
      if (first !== undefined) await wakes.requestAt('settle', first.dueAtMs, NOTICES)
      // A channel that is dead is a notice itself.
      if (outcomes.flat().includes('given-up')) await wakes.request('settle', NOTICES)
    })
  }
}

/** What nobody tried yet waits for the end of the quiet hours, which are others after a journey or a change of mind. */
const isDue = ({ failures, dueAtMs }: Delivery, { zone, settings }: Person, nowMs: number): boolean =>
  dueAtMs <= nowMs || (failures === 0 && afterQuiet(nowMs, zone, settings.quiet) === nowMs)

async function sendAll(
  dependencies: Dependencies,
  person: Person,
  due: readonly Delivery[],
  signal?: AbortSignal,
): Promise<readonly Delivery['state'][]> {
  const send = createSendUntilAway(dependencies)
  const states: Delivery['state'][] = []
  for (const delivery of due) {
    if (signal?.aborted === true) break
    const next = await outcomeOf(dependencies, person, delivery, send)
    const isSaved = await dependencies.unitOfWork.forUser(person.userId, ({ notifications }) =>
      notifications.saveDelivery(next, delivery),
    )
    if (isSaved) states.push(next.state)
  }
  return states
}

type Send = (sent: ToSend) => Promise<boolean>

/** Once nobody was there, the rest fares the same without waiting for each. */
function createSendUntilAway(dependencies: Dependencies): Send {
  let away: Unreachable | null = null
  return async (sent) => {
    if (away !== null) throw away
    const { channel, id } = sent.delivery
    try {
      return await sendDelivery(dependencies, sent)
    } catch (error) {
      dependencies.onFault(`${channel} ${id}`, error)
      if (error instanceof Unreachable) away = error
      throw error
    }
  }
}

function openSlackUrl({ opener }: Dependencies, userId: string, sealed: string): string {
  try {
    return opener.open(sealed, slackAddressOf(userId))
  } catch (cause) {
    const said = 'The address of Slack can no longer be read: its key is gone. Set it again in the settings.'
    throw new Undeliverable(said, { cause })
  }
}

async function outcomeOf(
  { unitOfWork, clock }: Dependencies,
  person: Person,
  delivery: Delivery,
  send: Send,
): Promise<Delivery> {
  const { userId, zone, settings } = person
  const nowMs = clock.now()
  const notification = await unitOfWork.forUser(userId, ({ notifications }) =>
    notifications.find(delivery.notificationId),
  )
  if (notification === null || !isWanted(notification, delivery, settings)) return dropped(delivery)
  const quietEndMs = isTest(notification) ? nowMs : afterQuiet(nowMs, zone, settings.quiet)
  if (quietEndMs > nowMs) return { ...delivery, dueAtMs: quietEndMs }
  try {
    const isSent = await send({ ...person, delivery, notification, nowMs })
    return isSent ? { ...delivery, state: 'sent', sentAtMs: nowMs, lastError: null } : dropped(delivery)
  } catch (error) {
    return failed(delivery, error, nowMs)
  }
}

const isTest = ({ kind }: Notification): boolean => kind === 'test'

function isWanted(notification: Notification, { channel }: Delivery, { ways }: NoticeSettings): boolean {
  if (notification.kind === 'test') return true
  return notification.readAtMs === null && ways[notification.kind][channel]
}

const dropped = (delivery: Delivery): Delivery => ({ ...delivery, state: 'dropped' })

function failed(delivery: Delivery, error: unknown, nowMs: number): Delivery {
  const failures = delivery.failures + 1
  const dueAtMs = nextTryMs(failures, error, nowMs)
  return {
    ...delivery,
    failures,
    state: dueAtMs === null ? 'given-up' : 'waiting',
    dueAtMs: dueAtMs ?? nowMs,
    lastError: wordsOf(error),
  }
}
