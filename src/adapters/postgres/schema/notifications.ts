import {
  boolean,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  timestamp,
  unique,
  uuid,
} from 'drizzle-orm/pg-core'
import { type NoticeAction, type NoticeSection, noticeKinds } from '#core/notifications/notice.ts'
import type { KeptNoticeSettings } from '#core/notifications/notice-settings.ts'
import { owner } from './people.ts'

/** What a person was told; the key keeps it from being told twice. */
export const notifications = pgTable(
  'notifications',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    key: text().notNull(),
    kind: text({ enum: [...noticeKinds, 'test'] }).notNull(),
    urgency: text({ enum: ['calm', 'soon', 'urgent'] }).notNull(),
    title: text().notNull(),
    text: text().notNull(),
    link: text().notNull(),
    sections: jsonb().$type<readonly NoticeSection[]>().notNull(),
    actions: jsonb().$type<readonly NoticeAction[]>().notNull(),
    isOnPage: boolean().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
    readAt: timestamp({ withTimezone: true }),
  },
  (t) => [unique().on(t.userId, t.key), index().on(t.userId, t.at)],
)

/** Outbox: what is still to be sent, and what was. */
export const notificationDeliveries = pgTable(
  'notification_deliveries',
  {
    id: uuid().primaryKey(),
    userId: owner(),
    notificationId: uuid()
      .notNull()
      .references(() => notifications.id, { onDelete: 'cascade' }),
    channel: text({ enum: ['mail', 'slack'] }).notNull(),
    state: text({ enum: ['waiting', 'sent', 'dropped', 'given-up'] }).notNull(),
    dueAt: timestamp({ withTimezone: true }).notNull(),
    sentAt: timestamp({ withTimezone: true }),
    failures: integer().notNull().default(0),
    lastError: text(),
  },
  (t) => [unique().on(t.notificationId, t.channel), index().on(t.userId, t.state, t.dueAt)],
)

export const notificationSettings = pgTable('notification_settings', {
  userId: owner().primaryKey(),
  kept: jsonb().$type<KeptNoticeSettings>().notNull().default({}),
  /** Whoever knows a webhook may write into somebody's channel. */
  sealedSlackUrl: text(),
})

/** Links in mails that have been used. */
export const usedLinks = pgTable(
  'used_links',
  { userId: owner(), digest: text().notNull(), usedAt: timestamp({ withTimezone: true }).notNull() },
  (t) => [primaryKey({ columns: [t.userId, t.digest] })],
)

/** The demo's mail server: mails stay here instead of leaving the machine. */
export const keptMails = pgTable(
  'kept_mails',
  {
    messageId: text().notNull(),
    userId: owner(),
    to: text().notNull(),
    subject: text().notNull(),
    text: text().notNull(),
    html: text().notNull(),
    at: timestamp({ withTimezone: true }).notNull(),
  },
  (t) => [primaryKey({ columns: [t.userId, t.messageId] }), index().on(t.userId, t.at)],
)
