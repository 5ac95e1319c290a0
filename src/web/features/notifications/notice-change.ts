import type { saveNoticeSettings } from '#contracts/http/notification-routes.ts'
import type { RouteInput } from '#contracts/http/route.ts'

export type NoticeChange = RouteInput<typeof saveNoticeSettings>['body']
export type SaveNotices = (change: Partial<NoticeChange>) => void
