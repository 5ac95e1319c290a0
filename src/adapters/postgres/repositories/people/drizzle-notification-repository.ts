import {
  and,
  asc,
  count,
  desc,
  eq,
  gt,
  gte,
  inArray,
  isNull,
  lt,
  notInArray,
  notLike,
  or,
  sql,
} from 'drizzle-orm'
import {
  type Delivery,
  LOST_AFTER_FAILURES,
  type NotificationRepository,
} from '#app/ports/repositories/notification-repositories.ts'
import { notificationDeliveries as deliveries, notifications } from '../../schema/notifications.ts'
import { mapRow } from '../map-row.ts'
import { toDate } from '../moments.ts'
import { fromDelivery, fromNotification, toDelivery, toNotification } from './notification-row.ts'
import { noticeSettingsRows } from './notice-settings-rows.ts'
import { usedLinkRows } from './used-link-rows.ts'
import type { Scope } from '../scope.ts'

export function drizzleNotificationRepository(scope: Scope): NotificationRepository {
  return {
    ...listed(scope),
    ...marking(scope),
    ...outbox(scope),
    ...failing(scope),
    ...noticeSettingsRows(scope),
    ...usedLinkRows(scope),
  }
}

function listed({
  db,
  userId,
}: Scope): Pick<NotificationRepository, 'add' | 'find' | 'keysOf' | 'page' | 'countUnread'> {
  const mine = eq(notifications.userId, userId)
  return {
    add: async (notification) => {
      const added = await db
        .insert(notifications)
        .values({ ...fromNotification(notification), userId })
        .onConflictDoNothing()
        .returning({ id: notifications.id })
      return added.length > 0
    },
    find: async (id) => {
      const [row] = await db
        .select()
        .from(notifications)
        .where(and(mine, eq(notifications.id, id)))
      return mapRow(row, toNotification)
    },
    keysOf: async (kind) => {
      const rows = await db
        .select({ key: notifications.key })
        .from(notifications)
        .where(and(mine, eq(notifications.kind, kind)))
      return rows.map(({ key }) => key)
    },
    page: async (before, limit) => {
      // A cursor that is none of the person's leads nowhere, whichever way its id sorts.
      const last = sql`(select id from notifications where id = ${before} and user_id = ${userId})`
      const older = before === null ? undefined : lt(notifications.id, last)
      const rows = await db
        .select()
        .from(notifications)
        .where(and(mine, eq(notifications.isOnPage, true), older))
        .orderBy(desc(notifications.id))
        .limit(limit)
      return rows.map(toNotification)
    },
    countUnread: async () => {
      const [row] = await db
        .select({ many: count() })
        .from(notifications)
        .where(and(mine, isNull(notifications.readAt), eq(notifications.isOnPage, true)))
      return row?.many ?? 0
    },
  }
}

function marking({
  db,
  userId,
}: Scope): Pick<NotificationRepository, 'markRead' | 'markAllRead' | 'resolve' | 'close'> {
  const unread = and(eq(notifications.userId, userId), isNull(notifications.readAt))
  return {
    markRead: async (id, nowMs) => {
      const read = await db
        .update(notifications)
        .set({ readAt: toDate(nowMs) })
        .where(and(unread, eq(notifications.id, id)))
        .returning({ id: notifications.id })
      return read.length > 0
    },
    markAllRead: async (nowMs) => {
      await db
        .update(notifications)
        .set({ readAt: toDate(nowMs) })
        .where(and(unread, eq(notifications.isOnPage, true)))
    },
    resolve: async (kinds, exceptKeys, nowMs) => {
      const isOver = and(
        unread,
        inArray(notifications.kind, [...kinds]),
        notInArray(notifications.key, [...exceptKeys]),
      )
      const over = await db
        .update(notifications)
        .set({ readAt: toDate(nowMs) })
        .where(isOver)
        .returning({ id: notifications.id })
      return over.length
    },
    close: async (kinds, exceptKeys) => {
      const told = sql`(extract(epoch from ${notifications.at}) * 1000)::bigint`
      await db
        .update(notifications)
        .set({ key: sql`${notifications.key} || '~' || ${told}` })
        .where(
          and(
            eq(notifications.userId, userId),
            inArray(notifications.kind, [...kinds]),
            notInArray(notifications.key, [...exceptKeys]),
            notLike(notifications.key, '%~%'),
          ),
        )
    },
  }
}

function outbox({
  db,
  userId,
}: Scope): Pick<NotificationRepository, 'addDelivery' | 'saveDelivery' | 'listWaiting'> {
  return {
    addDelivery: async (delivery) => {
      await db
        .insert(deliveries)
        .values({ ...fromDelivery(delivery), userId })
        .onConflictDoNothing()
    },
    saveDelivery: async (delivery, { failures }) => {
      const isAsRead = and(eq(deliveries.state, 'waiting'), eq(deliveries.failures, failures))
      const saved = await db
        .update(deliveries)
        .set(fromDelivery(delivery))
        .where(and(eq(deliveries.userId, userId), eq(deliveries.id, delivery.id), isAsRead))
        .returning({ id: deliveries.id })
      return saved.length > 0
    },
    listWaiting: async (limit) => {
      const rows = await db
        .select()
        .from(deliveries)
        .where(and(eq(deliveries.userId, userId), eq(deliveries.state, 'waiting')))
        .orderBy(asc(deliveries.dueAt), asc(deliveries.id))
        .limit(limit)
      return rows.map(toDelivery)
    },
  }
}

function failing({
  db,
  userId,
}: Scope): Pick<NotificationRepository, 'lastTried' | 'firstLost' | 'startAnew'> {
  const of = (channel: Delivery['channel']) =>
    and(eq(deliveries.userId, userId), eq(deliveries.channel, channel))
  const isGivenUp = eq(deliveries.state, 'given-up')
  const isWaiting = eq(deliveries.state, 'waiting')
  return {
    lastTried: async (channel) => {
      const isTried = or(eq(deliveries.state, 'sent'), gt(deliveries.failures, 0))
      const [row] = await db
        .select()
        .from(deliveries)
        .where(and(of(channel), isTried))
        .orderBy(desc(deliveries.id))
        .limit(1)
      return mapRow(row, toDelivery)
    },
    firstLost: async (channel) => {
      const lastSent = sql`coalesce((select id from notification_deliveries where user_id = ${userId}
        and channel = ${channel} and state = 'sent' order by id desc limit 1), '00000000-0000-0000-0000-000000000000')`
      const isLost = or(isGivenUp, and(isWaiting, gte(deliveries.failures, LOST_AFTER_FAILURES)))
      const [row] = await db
        .select()
        .from(deliveries)
        .where(and(of(channel), isLost, gt(deliveries.id, lastSent)))
        .orderBy(asc(deliveries.id))
        .limit(1)
      return mapRow(row, toDelivery)
    },
    startAnew: async (channel, nowMs, sinceMs) => {
      const untried = { failures: 0, lastError: null }
      const isFailed = or(isGivenUp, and(isWaiting, gt(deliveries.failures, 0)))
      const isOld = and(isGivenUp, lt(deliveries.dueAt, toDate(sinceMs)))
      const tests = db
        .select({ id: notifications.id })
        .from(notifications)
        .where(and(eq(notifications.userId, userId), eq(notifications.kind, 'test')))
      await db
        .update(deliveries)
        .set({ ...untried, state: 'dropped' })
        .where(and(of(channel), isFailed, or(isOld, inArray(deliveries.notificationId, tests))))
      await db
        .update(deliveries)
        .set({ ...untried, state: 'waiting', dueAt: toDate(nowMs) })
        .where(and(of(channel), isFailed))
    },
  }
}
