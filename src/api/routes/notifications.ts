import * as notifications from '#contracts/http/notification-routes.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Register } from '../register.ts'

export function notificationRoutes(register: Register, app: UseCases): void {
  register(notifications.listNotifications, ({ query }, { userId }) => app.listNotifications(userId, query))
  register(notifications.readNotification, ({ params }, { userId }) =>
    app.readNotification(userId, params.id),
  )
  register(notifications.readAllNotifications, (_, { userId }) => app.readAllNotifications(userId))
  register(notifications.readNoticeSettings, (_, { userId }) => app.readNoticeSettings(userId))
  register(notifications.saveNoticeSettings, async ({ body }, { userId }) => {
    await app.saveNoticeSettings(userId, body)
    return app.readNoticeSettings(userId)
  })
  register(notifications.sendTestNotice, ({ body }, { userId }) => app.sendTestNotice(userId, body.channel))
  register(notifications.listMails, (_, { userId }) => app.listMails(userId))
}
