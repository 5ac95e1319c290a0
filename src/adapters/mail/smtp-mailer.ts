import { createTransport } from 'nodemailer'
import type { Mailer } from '#app/ports/messengers.ts'
import { smtpFault } from './smtp-fault.ts'

type Options = { readonly smtpUrl: string; readonly from: string }

const PATIENCE_MS = 10_000
/** Who has heard all of a mail may look through it for a while: giving up too soon sends it twice. */
const TALK_MS = 60_000

/** Mail over SMTP. A server that is not there is given up after ten seconds, and tried again later. */
export function createSmtpMailer({ smtpUrl, from }: Options): Mailer {
  const transport = createTransport(
    {
      url: smtpUrl,
      connectionTimeout: PATIENCE_MS,
      greetingTimeout: PATIENCE_MS,
      socketTimeout: TALK_MS,
      // Nothing of a message may make us read a file or fetch an address.
      disableFileAccess: true,
      disableUrlAccess: true,
      ...(hasPassword(smtpUrl) ? { requireTLS: true } : {}),
    },
    { from },
  )
  return {
    send: async ({ messageId, to, subject, text, html, unsubscribeUrl }) => {
      try {
        await transport.sendMail({
          messageId,
          to,
          subject,
          text,
          html,
          headers: { 'Auto-Submitted': 'auto-generated', ...unsubscribeHeaders(unsubscribeUrl) },
        })
      } catch (error) {
        throw smtpFault(error)
      }
    },
  }
}

/** A password is never said in the clear, unless the URL has the last word with `?requireTLS=false`. */
const hasPassword = (smtpUrl: string): boolean => (URL.parse(smtpUrl)?.username ?? '') !== ''

const unsubscribeHeaders = (url: string | null) =>
  url === null
    ? {}
    : { 'List-Unsubscribe': `<${url}>`, 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }
