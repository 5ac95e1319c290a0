import { noticeHtml, type NoticeLinks, noticeSlack, noticeText } from '#core/notifications/render-notice.ts'
import type { Messengers } from '../ports/messengers.ts'
import type { Delivery, Notification } from '../ports/repositories/notification-repositories.ts'
import type { LinkSealer } from '../ports/sealer.ts'
import { type MailLink, sealLink } from './mail-links.ts'

export type SendDependencies = {
  readonly messengers: Messengers
  readonly links: LinkSealer
  /** Without a slash at the end. */
  readonly publicUrl: string
}

export type ToSend = {
  readonly userId: string
  readonly email: string
  readonly delivery: Delivery
  readonly notification: Notification
  /** Null: none is set. */
  readonly slackUrl: () => string | null
  readonly nowMs: number
}

/** Sends one message; throws when it did not arrive. False: there is no way to send it any more. */
export async function sendDelivery(dependencies: SendDependencies, sent: ToSend): Promise<boolean> {
  return sent.delivery.channel === 'mail' ? sendMail(dependencies, sent) : sendSlack(dependencies, sent)
}

async function sendMail(dependencies: SendDependencies, sent: ToSend): Promise<boolean> {
  const { mailer } = dependencies.messengers
  if (mailer === null) return false
  const { userId, email, delivery, notification } = sent
  const links = linksOf(dependencies, sent)
  await mailer.send({
    userId,
    messageId: `<${delivery.id}@${new URL(dependencies.publicUrl).hostname}>`,
    to: email,
    subject: notification.title,
    text: noticeText(notification, links),
    html: noticeHtml(notification, links),
    unsubscribeUrl: links.unsubscribe,
  })
  return true
}

async function sendSlack({ messengers, publicUrl }: SendDependencies, sent: ToSend): Promise<boolean> {
  const { userId, delivery, notification } = sent
  const url = sent.slackUrl()
  if (url === null) return false
  const text = noticeSlack(notification, publicUrl + notification.link)
  await messengers.slack.send({ userId, messageId: delivery.id, url, text })
  return true
}

function linksOf({ links, publicUrl }: SendDependencies, sent: ToSend): NoticeLinks {
  const { userId, notification, nowMs } = sent
  const linkTo = (verb: MailLink['verb'], id: string): string =>
    `${publicUrl}/answer?t=${sealLink(links, { userId, verb, id }, nowMs)}`
  return {
    open: publicUrl + notification.link,
    settings: `${publicUrl}/settings#notifications`,
    unsubscribe: linkTo('unsubscribe', notification.kind),
    of: ({ verb, id }) => linkTo(verb, id),
  }
}
