import { queryOptions } from '@tanstack/react-query'
import { listMails, listNotifications, readNoticeSettings } from '#contracts/http/notification-routes.ts'
import { call } from '../../api/call.ts'

export const notificationsQuery = queryOptions({
  queryKey: ['notifications', 'list'],
  queryFn: ({ signal }) => call(listNotifications, { query: { limit: 30 } }, signal),
})

export const noticeSettingsQuery = queryOptions({
  queryKey: ['notifications', 'settings'],
  queryFn: ({ signal }) => call(readNoticeSettings, {}, signal),
})

export const mailsQuery = queryOptions({
  queryKey: ['notifications', 'mails'],
  queryFn: async ({ signal }) => (await call(listMails, {}, signal)).items,
})
