import { and, eq } from 'drizzle-orm'
import type { ConnectionRepository } from '#app/ports/repositories/calendar-repositories.ts'
import { connections } from '../../schema/calendars.ts'
import { fromConnection, toConnection } from './connection-row.ts'
import { mapRow } from '../map-row.ts'
import { ownedRows } from '../owned-rows.ts'
import type { Scope } from '../scope.ts'

export function drizzleConnectionRepository(scope: Scope): ConnectionRepository {
  const { db, userId } = scope
  const rows = ownedRows(scope, 'connection', connections)
  return {
    find: async (id) => mapRow(await rows.find(id), toConnection),
    findForUpdate: async (id) => {
      const mine = and(eq(connections.id, id), eq(connections.userId, userId))
      const [row] = await db.select().from(connections).where(mine).for('update')
      return mapRow(row, toConnection)
    },
    list: async () => (await rows.list(undefined, connections.createdAt, connections.id)).map(toConnection),
    save: (connection) => rows.save(fromConnection(connection)),
    remove: rows.remove,
  }
}
