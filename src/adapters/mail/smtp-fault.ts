import { Undeliverable } from '#app/ports/messengers.ts'

type Said = {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

/** What went wrong in words for who reads it, and whether trying again is any use. */
export function smtpFault(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const { code, command, responseCode = 0, response, message }: Said = error
  const words = response ?? message
  if (code === 'EAUTH')
    return because(error, `The mail server refused our sign-in: ${words}. Check SMTP_URL.`)
  if (code === 'ETLS')
    return because(error, `The mail server offers no encryption that we trust: ${words}. Check SMTP_URL.`)
  if (responseCode < 500) return because(error, `The mail server did not take it now: ${words}`)
  const refused = `The mail server refused it for good: ${words}`
  // Who sends is our operator's matter, and may be mended.
  return command === 'MAIL FROM'
    ? because(error, `${refused}. Check MAIL_FROM.`)
    : new Undeliverable(refused, { cause: error })
}

const because = (cause: Error, words: string): Error => new Error(words, { cause })
