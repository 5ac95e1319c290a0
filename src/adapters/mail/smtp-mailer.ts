import { createTransport } from 'nodemailer'
import type { Mailer } from '#app/ports/messengers.ts'

type Options = { readonly smtpUrl: string; readonly from: string }

const patienceMs = 10_000

/** Mail over SMTP. A server that does not answer is given up after ten seconds, and tried again later. */
export function createSmtpMailer({ smtpUrl, from }: Options): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: patienceMs,
      greetingTimeout: patienceMs,
      socketTimeout: patienceMs,
      // Nothing of a message may make us read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
    },
    { from },
  )
  return {
    send: async ({ messageId, to, subject, text, html, unsubscribeUrl }) => {
      await transport.sendMail({
        messageId,
        to,
        subject,
        text,
        html,
        headers: {
          'Auto-Submitted': 'auto-generated',
          'List-Unsubscribe': `<${unsubscribeUrl}>`,
          'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
        },
      })
    },
  }
}
