import { Undeliverable, Unreachable } from '#app/ports/messengers.ts'

type Said = {
  readonly code?: string
  readonly command?: string
  readonly responseCode?: number
  readonly response?: string
  readonly message: string
}

const CLOSING = 421
const isNobodyThere = ({ code = '', responseCode }: Said): boolean =>
  ['ECONNECTION', 'ETIMEDOUT', 'ESOCKET', 'EDNS'].includes(code) || responseCode === CLOSING
/** About this one mail, its sender or its receiver: said by the server, or found before it was asked. */
const isAboutMail = ({ code = '' }: Said): boolean => ['EENVELOPE', 'EMESSAGE'].includes(code)

/** What went wrong in words for whom the mail is for, and whether trying again is any use. */
export function smtpFault(error: unknown): Error {
  if (!(error instanceof Error)) return new Error(String(error))
  const said: Said = error
  const words = said.response ?? said.message
  if (said.code === 'EAUTH')
    return operators(said, `The mail server refused our sign-in: ${words}`, 'SMTP_URL')
  if (said.code === 'ETLS')
    return operators(said, `The mail server offers no encryption that we trust: ${words}`, 'SMTP_URL')
  if (isNobodyThere(said)) return unreachable(said, `The mail server is out of reach: ${words}`)
  if (isForLater(said)) return new Error(`The mail server did not take it now: ${words}`, { cause: error })
  // Who sends is our operator's matter, and may be mended.
  if (said.code === 'EENVELOPE' && said.command === 'MAIL FROM')
    return operators(said, `The mail server refused our sender: ${words}`, 'MAIL_FROM')
  return new Undeliverable(`The mail cannot be delivered: ${words}`, { cause: error })
}

const isForLater = (said: Said): boolean => {
  const { responseCode = 0 } = said
  return !isAboutMail(said) || (responseCode > 0 && responseCode < 500)
}

const unreachable = (said: Said, words: string, cause: unknown = said): Error =>
  new Unreachable(words, { isDown: said.command === 'CONN', cause })

/** Where to look is for the log: whom the mail is for can set nothing there. */
const operators = (said: Said, words: string, variable: string): Error =>
  unreachable(
    said,
    `${words}. Whoever runs Timewright here can mend it.`,
    new Error(`Check ${variable}.`, { cause: said }),
  )
