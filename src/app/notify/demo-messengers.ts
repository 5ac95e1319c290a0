import { escapeHtml } from '#core/notifications/render-notice.ts'
import type { Clock } from '../ports/clock.ts'
import type { Messengers, SlackSender } from '../ports/messengers.ts'
import type { UnitOfWork } from '../ports/unit-of-work.ts'

type Dependencies = {
  readonly unitOfWork: UnitOfWork
  readonly clock: Clock
  readonly slack: Pick<SlackSender, 'faultOf'>
}

/** Keeps all messages for the demo's mailbox: nothing leaves the machine. */
export function createDemoMessengers({ unitOfWork, clock, slack }: Dependencies): Messengers {
  return {
    mailer: {
      send: ({ userId, messageId, to, subject, text, html }) =>
        unitOfWork.forUser(userId, async (mine) => {
          await mine.notifications.keepMail({ messageId, to, subject, text, html, atMs: clock.now() })
          await mine.announce('notifications')
        }),
    },
    slack: {
      faultOf: (url) => slack.faultOf(url),
      send: ({ userId, messageId, text }) =>
        unitOfWork.forUser(userId, async (mine) => {
          const html = `<pre style="white-space:pre-wrap">${escapeHtml(text)}</pre>`
          const mail = { messageId, to: 'Slack', subject: 'Message to Slack', text, html }
          await mine.notifications.keepMail({ ...mail, atMs: clock.now() })
          await mine.announce('notifications')
        }),
    },
  }
}
