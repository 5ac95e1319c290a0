import type { Delivery, Notification } from '#app/ports/repositories/notification-repositories.ts'
import type { notificationDeliveries, notifications } from '../../schema/notifications.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'

export function toNotification(row: typeof notifications.$inferSelect): Notification {
  const { id, key, kind, urgency, title, text, link, sections, actions, isOnPage, at, readAt } = row
  const said = { key, kind, urgency, title, text, link, sections, actions }
  return { ...said, id, isOnPage, atMs: toMs(at), readAtMs: toMsOrNull(readAt) }
}

export function fromNotification(told: Notification) {
  const { id, key, kind, urgency, title, text, link, sections, actions, isOnPage, atMs, readAtMs } = told
  const said = { key, kind, urgency, title, text, link, sections, actions }
  return { ...said, id, isOnPage, at: toDate(atMs), readAt: toDateOrNull(readAtMs) }
}

export function toDelivery(row: typeof notificationDeliveries.$inferSelect): Delivery {
  const { id, notificationId, channel, state, failures, lastError, dueAt, sentAt } = row
  const sending = { state, failures, lastError, dueAtMs: toMs(dueAt), sentAtMs: toMsOrNull(sentAt) }
  return { id, notificationId, channel, ...sending }
}

export function fromDelivery(delivery: Delivery) {
  const { id, notificationId, channel, state, failures, lastError, dueAtMs, sentAtMs } = delivery
  const sending = { state, failures, lastError, dueAt: toDate(dueAtMs), sentAt: toDateOrNull(sentAtMs) }
  return { id, notificationId, channel, ...sending }
}
