import type { Channel } from '#app/ports/repositories/calendar-repositories.ts'
import type { channels } from '../schema/calendars.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from './moments.ts'

export const toChannel = (row: typeof channels.$inferSelect): Channel => ({
  id: row.id,
  calendarId: row.calendarId,
  tokenHash: row.tokenHash,
  resourceId: row.resourceId,
  state: row.state,
  expiresAtMs: toMsOrNull(row.expiresAt),
  createdAtMs: toMs(row.createdAt),
})

export const fromChannel = (channel: Channel) => ({
  id: channel.id,
  calendarId: channel.calendarId,
  tokenHash: channel.tokenHash,
  resourceId: channel.resourceId,
  state: channel.state,
  expiresAt: toDateOrNull(channel.expiresAtMs),
  createdAt: toDate(channel.createdAtMs),
})
