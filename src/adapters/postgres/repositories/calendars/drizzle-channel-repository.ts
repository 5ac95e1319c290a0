import { and, eq, lt } from 'drizzle-orm'
import type { ChannelRepository } from '#app/ports/repositories/calendar-repositories.ts'
import { calendars, channels, connections } from '../../schema/calendars.ts'
import { fromChannel, toChannel } from './channel-row.ts'
import { toDate } from '../moments.ts'
import { ownedRows } from '../owned-rows.ts'
import { requireOwned } from '../require-owned.ts'
import type { Scope } from '../scope.ts'

export function drizzleChannelRepository(scope: Scope): ChannelRepository {
  const rows = ownedRows(scope, 'channel', channels)
  return {
    listFor: async (calendarId) => {
      const found = await rows.list(eq(channels.calendarId, calendarId), channels.createdAt, channels.id)
      return found.map(toChannel)
    },
    listOfConnection: async (connectionId) => {
      const found = await rows.list(eq(channels.connectionId, connectionId), channels.createdAt, channels.id)
      return found.map(toChannel)
    },
    prune: async (createdBeforeMs) => {
      const isOver = and(eq(channels.state, 'stopped'), lt(channels.createdAt, toDate(createdBeforeMs)))
      await scope.db.delete(channels).where(and(eq(channels.userId, scope.userId), isOver))
    },
    save: async (channel) => {
      await requireOwned(scope, `save channel ${channel.id}`, [
        ['connection', connections, channel.connectionId],
        ['calendar', calendars, channel.calendarId],
      ])
      await rows.save(fromChannel(channel))
    },
  }
}
