import { Undeliverable, Unreachable } from '#app/ports/messengers.ts'

type Said = {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

const CLOSING = 421

/** What went wrong in words for who reads it, and whether trying again is any use. */
export function smtpFault(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const { code, command, responseCode = 0, response, message }: Said = error
  const words = response ?? message
  if (code === 'EAUTH')
    return unreachable(error, `The mail server refused our sign-in: ${words}. Check SMTP_URL.`)
  if (code === 'ETLS')
    return unreachable(error, `The mail server offers no encryption that we trust: ${words}. Check SMTP_URL.`)
  if (responseCode === 0 || responseCode === CLOSING)
    return unreachable(error, `The mail server is out of reach: ${words}`)
  if (responseCode < 500) return new Error(`The mail server did not take it now: ${words}`, { cause: error })
  const refused = `The mail server refused it for good: ${words}`
  // Who sends is our operator's matter, and may be mended.
  return command === 'MAIL FROM'
    ? unreachable(error, `${refused}. Check MAIL_FROM.`)
    : new Undeliverable(refused, { cause: error })
}

const unreachable = (cause: Said, words: string): Error =>
  new Unreachable(words, { isDown: cause.command === 'CONN', cause })
