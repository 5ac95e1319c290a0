import { z } from 'zod'
import { id, idParams, instant, pageQuery, text, wallTime, weekday } from './common.ts'
import { defineRoute } from './route.ts'

const tag = 'Notifications'

const kinds = [
  'check-in-due',
  'key-result-outdated',
  'objective-at-risk',
  'objective-behind',
  'overfull-week',
  'block-unconfirmed',
  'kpi-breach',
  'connection-broken',
  'weekly-digest',
] as const

const notification = z
  .object({
    id,
    kind: z.enum([...kinds, 'test']),
    urgency: z.enum(['calm', 'soon', 'urgent']),
    title: z.string(),
    text: z.string(),
    link: z.string().meta({ description: 'Path of the page where it can be looked at' }),
    sections: z.array(z.object({ heading: z.string(), lines: z.array(z.string()).readonly() })).readonly(),
    actions: z
      .array(z.object({ verb: z.enum(['confirm-block', 'check-in']), id, label: z.string() }))
      .readonly(),
    at: instant,
    readAt: instant.nullable(),
  })
  .meta({ id: 'Notification' })
export type NotificationView = z.input<typeof notification>

export const listNotifications = defineRoute({
  method: 'GET',
  path: '/api/v1/notifications',
  tag,
  summary: 'What you were told, newest first, and how much of it is unread',
  query: pageQuery.extend({ cursor: z.uuid().optional() }),
  response: z.object({
    items: z.array(notification),
    unread: z.int(),
    nextCursor: z.string().nullable(),
  }),
})
export const readNotification = defineRoute({
  method: 'POST',
  path: '/api/v1/notifications/:id/read',
  tag,
  summary: 'Mark one as read; what is read is not sent any more',
  params: idParams,
  response: null,
})
export const readAllNotifications = defineRoute({
  method: 'POST',
  path: '/api/v1/notifications/read-all',
  tag,
  summary: 'Mark all as read',
  response: null,
})

const ways = z.object({ page: z.boolean(), mail: z.boolean(), slack: z.boolean() })
const decided = z.object({
  ways: z.object(
    Object.fromEntries(kinds.map((kind) => [kind, ways])) as Record<(typeof kinds)[number], typeof ways>,
  ),
  quiet: z
    .object({ from: wallTime, to: wallTime, weekends: z.boolean() })
    .meta({ description: 'Local hours without mail and Slack; the same time twice means none' }),
  digest: z.object({ weekday, at: wallTime }),
})
const noticeSettings = decided
  .extend({
    email: z.string().nullable().meta({ description: 'Where mails go; null without a mail server' }),
    hasSlack: z.boolean(),
    faults: z
      .object({ mail: z.string().nullable(), slack: z.string().nullable() })
      .meta({ description: 'Why the last message did not arrive; null when it did' }),
  })
  .meta({ id: 'NotificationSettings' })
export type NoticeSettingsView = z.input<typeof noticeSettings>

export const readNoticeSettings = defineRoute({
  method: 'GET',
  path: '/api/v1/notifications/settings',
  tag,
  summary: 'What comes to the page, by mail and to Slack, and when',
  response: noticeSettings,
})
export const saveNoticeSettings = defineRoute({
  method: 'PUT',
  path: '/api/v1/notifications/settings',
  tag,
  summary: 'Decide what comes where; a Slack address is kept sealed and never shown again',
  body: decided.extend({ slackUrl: text.max(500).nullable().optional() }),
  response: noticeSettings,
})
export const sendTestNotice = defineRoute({
  method: 'POST',
  path: '/api/v1/notifications/test',
  tag,
  summary: 'Send a test message by mail or to Slack',
  body: z.object({ channel: z.enum(['mail', 'slack']) }),
  response: null,
})

const mail = z
  .object({
    messageId: z.string(),
    to: z.string(),
    subject: z.string(),
    text: z.string(),
    html: z.string(),
    at: instant,
  })
  .meta({ id: 'KeptMail' })
export type MailView = z.input<typeof mail>

export const listMails = defineRoute({
  method: 'GET',
  path: '/demo/mails',
  tag: 'Demo',
  summary: 'Mails and Slack messages that the demo kept instead of sending them',
  response: z.object({ items: z.array(mail) }),
})
