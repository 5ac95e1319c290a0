import { DAY_MS } from '#core/time/interval.ts'

/** What is cleared away, and how long it stays, in ms. Everything else stays until the person removes it, or leaves. */
export const KEEP_FOR_MS = {
  /** Notices that were read, or are over. */
  'read-notices': 90 * DAY_MS,
  /** Notices that nobody looked at. */
  notices: 365 * DAY_MS,
  /** Links in mails that were used: longer than any link is good for. */
  'used-links': 30 * DAY_MS,
  /** The demo's mails. */
  'kept-mails': 30 * DAY_MS,
  /** Invitations that were used, taken back, or have ended. */
  invitations: 30 * DAY_MS,
  /** Pages of a reading that nobody went on with. */
  'listing-pages': DAY_MS,
  /** Noted room: longer than the quarter for which a team's is told, and the longest week before it. */
  'week-rooms': 120 * DAY_MS,
  /** Who changed what, and when; younger ones the database keeps against everybody. */
  'audit-trail': 730 * DAY_MS,
  /** Plan versions that are not the newest: what they were is told by the ledger and by blocks. */
  'plan-versions': 180 * DAY_MS,
} as const

export type Clutter = keyof typeof KEEP_FOR_MS
