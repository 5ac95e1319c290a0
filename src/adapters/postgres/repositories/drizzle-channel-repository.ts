import { eq } from 'drizzle-orm'
import type { ChannelRepository } from '#app/ports/repositories/calendar-repositories.ts'
import { calendars, channels } from '../schema/calendars.ts'
import { fromChannel, toChannel } from './channel-row.ts'
import { ownedRows } from './owned-rows.ts'
import { requireOwned } from './require-owned.ts'
import type { Scope } from './scope.ts'

export function drizzleChannelRepository(scope: Scope): ChannelRepository {
  const rows = ownedRows(scope, 'channel', channels)
  return {
    listFor: async (calendarId) => {
      const found = await rows.list(eq(channels.calendarId, calendarId), channels.createdAt, channels.id)
      return found.map(toChannel)
    },
    save: async (channel) => {
      await requireOwned(scope, `save channel ${channel.id}`, [['calendar', calendars, channel.calendarId]])
      await rows.save(fromChannel(channel))
    },
  }
}
