import { desc, eq } from 'drizzle-orm'
import type { NotificationRepository } from '#app/ports/repositories/notification-repositories.ts'
import { keptMails, notificationSettings } from '../../schema/notifications.ts'
import { toDate, toMs } from '../moments.ts'
import type { Scope } from '../scope.ts'

type Rest = Pick<NotificationRepository, 'settings' | 'saveSettings' | 'keepMail' | 'listMails'>

/** What a person decided about being told, and the demo's mails. */
export function noticeSettingsRows({ db, userId }: Scope): Rest {
  return {
    settings: async () => {
      const [row] = await db
        .select()
        .from(notificationSettings)
        .where(eq(notificationSettings.userId, userId))
      return { kept: row?.kept ?? {}, sealedSlackUrl: row?.sealedSlackUrl ?? null }
    },
    saveSettings: async (row) => {
      await db
        .insert(notificationSettings)
        .values({ ...row, userId })
        .onConflictDoUpdate({ target: notificationSettings.userId, set: row })
    },
    keepMail: async ({ atMs, ...mail }) => {
      await db
        .insert(keptMails)
        .values({ ...mail, userId, at: toDate(atMs) })
        .onConflictDoNothing()
    },
    listMails: async (limit) => {
      const rows = await db
        .select()
        .from(keptMails)
        .where(eq(keptMails.userId, userId))
        .orderBy(desc(keptMails.at), desc(keptMails.messageId))
        .limit(limit)
      return rows.map(({ messageId, to, subject, text, html, at }) => ({
        messageId,
        to,
        subject,
        text,
        html,
        atMs: toMs(at),
      }))
    },
  }
}
