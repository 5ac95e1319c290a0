import { DAY_MS } from '../time/interval.ts'
import type { Role } from './role.ts'

export const INVITATION_LASTS_MS = 7 * DAY_MS

export type Invitation = {
  readonly id: string
  readonly workspaceId: string
  /** Null: whoever has the link may use it, as often as they like until it ends. */
  readonly email: string | null
  readonly role: Exclude<Role, 'owner'>
  readonly createdAtMs: number
  readonly expiresAtMs: number
  readonly usedAtMs: number | null
  readonly revokedAtMs: number | null
  /** When its link was last sent by mail. */
  readonly mailedAtMs: number | null
  /** When its mail is tried next; null while none waits. */
  readonly mailDueAtMs: number | null
  /** Why the last try failed. */
  readonly mailError: string | null
}

/** `none`: nobody in particular is invited, or there is no mail server. */
export type MailFate = 'sent' | 'waiting' | 'failed' | 'none'

export function mailFate({
  mailDueAtMs,
  mailError,
  mailedAtMs,
}: Pick<Invitation, 'mailDueAtMs' | 'mailError' | 'mailedAtMs'>): MailFate {
  if (mailDueAtMs !== null) return 'waiting'
  if (mailError !== null) return 'failed'
  return mailedAtMs === null ? 'none' : 'sent'
}

export type InvitationState = 'open' | 'expired' | 'used' | 'revoked'

export function invitationState(invitation: Invitation, nowMs: number): InvitationState {
  if (invitation.revokedAtMs !== null) return 'revoked'
  if (invitation.usedAtMs !== null) return 'used'
  return nowMs < invitation.expiresAtMs ? 'open' : 'expired'
}

/** One with a mail address is for the person of that address alone. Case does not tell addresses apart. */
export const isFor = ({ email }: Pick<Invitation, 'email'>, address: string): boolean =>
  email === null || email.trim().toLowerCase() === address.trim().toLowerCase()
