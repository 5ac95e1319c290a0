import type { Channel, Notice, NoticeKind } from '#core/notifications/notice.ts'
import type { KeptNoticeSettings } from '#core/notifications/notice-settings.ts'

/** A notice as it was told. */
export type Notification = Omit<Notice, 'kind'> & {
  readonly id: string
  readonly kind: NoticeKind | 'test'
  /** Whether the page shows it. */
  readonly isOnPage: boolean
  readonly atMs: number
  readonly readAtMs: number | null
}

/** One way of one notification to the person. Its id is also the id of the message. */
export type Delivery = {
  readonly id: string
  readonly notificationId: string
  readonly channel: Channel
  /** `dropped`: read, over or switched off before it was sent. `given-up`: failed too often. */
  readonly state: 'waiting' | 'sent' | 'dropped' | 'given-up'
  readonly dueAtMs: number
  readonly sentAtMs: number | null
  readonly failures: number
  readonly lastError: string | null
}

type NotificationSettingsRow = {
  readonly kept: KeptNoticeSettings
  readonly sealedSlackUrl: string | null
}

type KeptMail = {
  readonly messageId: string
  readonly to: string
  readonly subject: string
  readonly text: string
  readonly html: string
  readonly atMs: number
}

/** After about half an hour of trying, whoever waits for messages should know. */
export const LOST_AFTER_FAILURES = 6

export type NotificationRepository = {
  /** Once per key; false when it was told already. */
  add(notification: Notification): Promise<boolean>
  find(id: string): Promise<Notification | null>
  /** Of all that were told of a kind. */
  keysOf(kind: NoticeKind): Promise<readonly string[]>
  /** Those of the page, newest first; `before` is the id of the last one of the page before. */
  page(before: string | null, limit: number): Promise<readonly Notification[]>
  countUnread(): Promise<number>
  markRead(id: string, nowMs: number): Promise<boolean>
  markAllRead(nowMs: number): Promise<void>
  /** What is no longer so, going by the keys that are, counts as read. Answers how many. */
  resolve(kinds: readonly NoticeKind[], exceptKeys: readonly string[], nowMs: number): Promise<number>
  /** What is no longer so gives its key away, with "~" and the epoch ms when it was told: it may be told again. */
  close(kinds: readonly NoticeKind[], exceptKeys: readonly string[]): Promise<void>
  addDelivery(delivery: Delivery): Promise<void>
  /** False, and nothing done, when it is no longer as it was read: waiting, after so many failures. */
  saveDelivery(delivery: Delivery, read: Pick<Delivery, 'failures'>): Promise<boolean>
  /** The last one that was tried. */
  lastTried(channel: Channel): Promise<Delivery | null>
  /** First one of a channel, since one was sent, that was given up or failed `LOST_AFTER_FAILURES` times. */
  firstLost(channel: Channel): Promise<Delivery | null>
  /** What is not sent yet waits as if nobody had tried, and what was given up since then, too; tests are over. */
  startAnew(channel: Channel, nowMs: number, sinceMs: number): Promise<void>
  /** Waiting ones, those due first. */
  listWaiting(limit: number): Promise<readonly Delivery[]>
  settings(): Promise<NotificationSettingsRow>
  saveSettings(row: NotificationSettingsRow): Promise<void>
  /** False when the link was used before. */
  useLink(digest: string, nowMs: number): Promise<boolean>
  isLinkUsed(digest: string): Promise<boolean>
  releaseLink(digest: string): Promise<void>
  /** The demo's mails. The same message id twice is one mail. */
  keepMail(mail: KeptMail): Promise<void>
  /** Newest first. */
  listMails(limit: number): Promise<readonly KeptMail[]>
}
