import type { Channel } from '#app/ports/repositories/calendar-repositories.ts'
import type { channels } from '../../schema/calendars.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'

export const toChannel = (row: typeof channels.$inferSelect): Channel => ({
  id: row.id,
  connectionId: row.connectionId,
  calendarId: row.calendarId,
  tokenHash: row.tokenHash,
  resourceId: row.resourceId,
  state: row.state,
  expiresAtMs: toMsOrNull(row.expiresAt),
  stoppedAtMs: toMsOrNull(row.stoppedAt),
  createdAtMs: toMs(row.createdAt),
})

export const fromChannel = (channel: Channel) => ({
  id: channel.id,
  connectionId: channel.connectionId,
  calendarId: channel.calendarId,
  tokenHash: channel.tokenHash,
  resourceId: channel.resourceId,
  state: channel.state,
  expiresAt: toDateOrNull(channel.expiresAtMs),
  stoppedAt: toDateOrNull(channel.stoppedAtMs),
  createdAt: toDate(channel.createdAtMs),
})
