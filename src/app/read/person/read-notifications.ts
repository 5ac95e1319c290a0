import type { MailView, NotificationView, NoticeSettingsView } from '#contracts/http/notification-routes.ts'
import { noticeSettings } from '#core/notifications/notice-settings.ts'
import type { Messengers } from '../../ports/messengers.ts'
import type { Delivery, Notification } from '../../ports/repositories/notification-repositories.ts'
import type { UnitOfWork } from '../../ports/unit-of-work.ts'
import { byId, cutPage } from '../cut-page.ts'
import { iso, isoOrNull } from '../iso.ts'

type Dependencies = { readonly unitOfWork: UnitOfWork; readonly messengers: Messengers }

/** What a person was told, how they want to be told, and the demo's mailbox. */
export function createReadNotifications({ unitOfWork, messengers }: Dependencies) {
  return {
    listNotifications: (
      userId: string,
      { cursor = null, limit }: { readonly cursor?: string | null | undefined; readonly limit: number },
    ) =>
      unitOfWork.forUser(userId, async ({ notifications }) => {
        const { items, nextCursor } = cutPage(await notifications.page(cursor, limit + 1), limit, byId)
        return {
          items: items.map(notificationView),
          unread: await notifications.countUnread(),
          nextCursor,
        }
      }),

    readNoticeSettings: (userId: string): Promise<NoticeSettingsView> =>
      unitOfWork.forUser(userId, async ({ notifications, person }) => {
        const { kept, sealedSlackUrl } = await notifications.settings()
        const { email } = await person.get()
        return {
          ...noticeSettings(kept),
          email: messengers.mailer === null ? null : email,
          hasSlack: sealedSlackUrl !== null,
          faults: {
            mail: faultOf(await notifications.lastTried('mail')),
            slack: faultOf(await notifications.lastTried('slack')),
          },
        }
      }),

    listMails: (userId: string): Promise<{ items: MailView[] }> =>
      unitOfWork.forUser(userId, async ({ notifications }) => ({
        items: (await notifications.listMails(100)).map(({ atMs, ...mail }) => ({ ...mail, at: iso(atMs) })),
      })),
  }
}

function faultOf(delivery: Delivery | null): string | null {
  if (delivery === null || delivery.state === 'sent') return null
  return delivery.lastError
}

function notificationView(told: Notification): NotificationView {
  const { id, kind, urgency, title, text, link, sections, actions, atMs, readAtMs } = told
  const said = { id, kind, urgency, title, text, link, sections, actions }
  return { ...said, at: iso(atMs), readAt: isoOrNull(readAtMs) }
}
