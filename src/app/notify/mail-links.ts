import type { NoticeAction } from '#core/notifications/notice.ts'
import { DAY_MS } from '#core/time/interval.ts'
import { AppError } from '../errors.ts'
import type { LinkSealer } from '../ports/sealer.ts'

/** What a link in a mail lets whoever has it do, once, without signing in. */
export type MailLink = {
  readonly userId: string
  readonly verb: NoticeAction['verb'] | 'unsubscribe'
  /** The block or key result, or the kind of mail. */
  readonly id: string
  readonly untilMs: number
}

const VALID_MS = 14 * DAY_MS

/** Sealed, not only signed: a mail that is passed on tells no ids. */
export const sealLink = (links: LinkSealer, link: Omit<MailLink, 'untilMs'>, nowMs: number): string =>
  links.seal(JSON.stringify({ ...link, untilMs: nowMs + VALID_MS }))

export function openLink(links: LinkSealer, token: string, nowMs: number): MailLink {
  const link = tryOpen(links, token)
  if (link === null) throw refused('unknown-link', 'This link is not one of ours, or not whole.')
  if (link.untilMs < nowMs) throw refused('old-link', 'This link was good for two weeks, which are over.')
  return link
}

function tryOpen(links: LinkSealer, token: string): MailLink | null {
  try {
    return JSON.parse(links.open(token)) as MailLink
  } catch {
    return null
  }
}

export const refused = (code: string, text: string): AppError =>
  new AppError('forbidden', code, text, { wayOut: 'Open Timewright and do it there.' })
