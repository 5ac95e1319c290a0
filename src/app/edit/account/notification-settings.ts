import type { Channel } from '#core/notifications/notice.ts'
import type { NoticeSettings } from '#core/notifications/notice-settings.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { invalid, notFound } from '../../errors.ts'
import type { Messengers } from '../../ports/messengers.ts'
import { NOTICES } from '../../ports/repositories/person-repositories.ts'
import { type Sealer, slackAddressOf } from '../../ports/sealer.ts'
import type { EditDependencies } from '../dependencies.ts'

type Dependencies = EditDependencies & { readonly sealer: Sealer; readonly messengers: Messengers }

/** What was lost at a dead address in this time goes to the new one, unless it was read since. */
const MADE_UP_MS = 7 * DAY_MS

export type NoticeSettingsChange = NoticeSettings & {
  /** Left out keeps the address, null removes it. */
  readonly slackUrl?: string | null | undefined
}

/** What a person does with notifications: reads them, and says which ones come how. */
export function createNotificationEdits({ unitOfWork, clock, sealer, messengers }: Dependencies) {
  return {
    saveNoticeSettings: async (
      userId: string,
      { slackUrl, ...kept }: NoticeSettingsChange,
    ): Promise<void> => {
      const fault = typeof slackUrl === 'string' ? messengers.slack.faultOf(slackUrl) : null
      if (fault !== null) {
        // The address is a secret: it is not said again.
        throw invalid('body.slackUrl', '…', 'https://hooks.slack.com/services/…', fault)
      }
      await unitOfWork.forUser(userId, async (mine) => {
        const { notifications, wakes } = mine
        const { sealedSlackUrl } = await notifications.settings()
        const sealed = typeof slackUrl === 'string' ? sealer.seal(slackUrl, slackAddressOf(userId)) : null
        await notifications.saveSettings({
          kept,
          sealedSlackUrl: slackUrl === undefined ? sealedSlackUrl : sealed,
        })
        const nowMs = clock.now()
        if (slackUrl !== undefined) await notifications.startAnew('slack', nowMs, nowMs - MADE_UP_MS)
        // Other quiet hours, or none: what they held may be free to go.
        await wakes.request('settle', NOTICES)
        await mine.announce('notifications')
      })
    },

    readNotification: (userId: string, id: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const { notifications } = mine
        if ((await notifications.find(id)) === null) throw notFound('notification', id)
        await notifications.markRead(id, clock.now())
        await mine.announce('notifications')
      }),

    readAllNotifications: (userId: string): Promise<void> =>
      unitOfWork.forUser(userId, async (mine) => {
        const { notifications } = mine
        await notifications.markAllRead(clock.now())
        await mine.announce('notifications')
      }),
  }
}

/** A message that says that messages arrive; quiet hours do not hold it up. */
export function createSendTestNotice({ unitOfWork, clock, ids }: EditDependencies) {
  return (userId: string, channel: Channel): Promise<void> =>
    unitOfWork.forUser(userId, async ({ notifications, wakes }) => {
      const dueAtMs = clock.now()
      const notificationId = ids.next()
      const told = { ...testNotice, id: notificationId, key: `test-${notificationId}`, atMs: dueAtMs }
      await notifications.add(told)
      await notifications.addDelivery({ ...waiting, id: ids.next(), notificationId, channel, dueAtMs })
      await wakes.request('settle', NOTICES)
    })
}

const testNotice = {
  kind: 'test',
  urgency: 'calm',
  title: 'A test from Timewright',
  text: 'Messages arrive here. You asked for this one in the settings.',
  link: '/settings#notifications',
  sections: [],
  actions: [],
  isOnPage: false,
  readAtMs: null,
} as const

const waiting = { state: 'waiting', sentAtMs: null, failures: 0, lastError: null } as const
