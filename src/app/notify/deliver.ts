import type { NoticeSettings } from '#core/notifications/notice-settings.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import { afterQuiet } from '#core/notifications/quiet-hours.ts'
import { NOTICES } from '../ports/repositories/person-repositories.ts'
import type { Clock } from '../ports/clock.ts'
import type { Delivery, Notification } from '../ports/repositories/notification-repositories.ts'
import { type Opener, slackAddressOf } from '../ports/sealer.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'
import { nextTryMs, wordsOf } from './next-try.ts'
import { type SendDependencies, sendDelivery } from './send-delivery.ts'

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
  readonly slackUrl: string | null
}

/**
 * Sends what is due, one after another. Each is recorded by itself: a death in between sends one of them again, under
 * the same message id, and one that cannot be sent holds up no other.
 */
export function createDeliver(dependencies: Dependencies) {
  const { unitOfWork, clock } = dependencies
  return async (userId: string, signal?: AbortSignal): Promise<void> => {
    const { person, waiting } = await unitOfWork.forUser(userId, async (repositories) => {
      const { email, timeZone: zone } = await repositories.person.get()
      const { kept, sealedSlackUrl } = await repositories.notifications.settings()
      const slackUrl = openSlackUrl(dependencies, userId, sealedSlackUrl)
      return {
        person: { userId, email, zone, settings: noticeSettings(kept), slackUrl },
        waiting: await repositories.notifications.listWaiting(BATCH_SIZE),
      }
    })
    for (const delivery of waiting) {
      if (delivery.dueAtMs > clock.now() || signal?.aborted === true) break
      const next = await outcomeOf(dependencies, person, delivery)
      await unitOfWork.forUser(userId, ({ notifications }) => notifications.saveDelivery(next))
    }
    await unitOfWork.forUser(userId, async ({ notifications, wakes }) => {
      const [first] = await notifications.listWaiting(1)
      if (first !== undefined) await wakes.requestAt('settle', first.dueAtMs, NOTICES)
    })
  }
}

/** An address that was sealed with another key is no address any more. */
function openSlackUrl({ opener, onFault }: Dependencies, userId: string, sealed: string | null) {
  if (sealed === null) return null
  try {
    return opener.open(sealed, slackAddressOf(userId))
  } catch (error) {
    onFault('the Slack address of a person', error)
    return null
  }
}

async function outcomeOf(dependencies: Dependencies, person: Person, delivery: Delivery): Promise<Delivery> {
  const { unitOfWork, clock, onFault } = dependencies
  const { userId, zone, settings } = person
  const nowMs = clock.now()
  const notification = await unitOfWork.forUser(userId, ({ notifications }) =>
    notifications.find(delivery.notificationId),
  )
  if (notification === null || !isWanted(notification, delivery, settings)) return dropped(delivery)
  const quietEndMs = isTest(notification) ? nowMs : afterQuiet(nowMs, zone, settings.quiet)
  if (quietEndMs > nowMs) return { ...delivery, dueAtMs: quietEndMs }
  try {
    const isSent = await sendDelivery(dependencies, { ...person, delivery, notification, nowMs })
    return isSent ? { ...delivery, state: 'sent', sentAtMs: nowMs, lastError: null } : dropped(delivery)
  } catch (error) {
    onFault(`${delivery.channel} ${delivery.id}`, error)
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
