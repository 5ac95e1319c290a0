import type { Connection } from '#app/ports/repositories/calendar-repositories.ts'
import type { connections } from '../../schema/calendars.ts'
import { toDate, toDateOrNull, toMs, toMsOrNull } from '../moments.ts'

export const toConnection = (row: typeof connections.$inferSelect): Connection => ({
  id: row.id,
  googleSubject: row.googleSubject,
  email: row.email,
  scopes: row.scopes,
  sealedRefreshToken: row.sealedRefreshToken,
  sealedAccessToken: row.sealedAccessToken,
  accessTokenExpiresAtMs: toMsOrNull(row.accessTokenExpiresAt),
  status: row.status,
  removesBlocks: row.removesBlocks,
  fault: row.fault,
  createdAtMs: toMs(row.createdAt),
})

export const fromConnection = (connection: Connection) => ({
  id: connection.id,
  googleSubject: connection.googleSubject,
  email: connection.email,
  scopes: [...connection.scopes],
  sealedRefreshToken: connection.sealedRefreshToken,
  sealedAccessToken: connection.sealedAccessToken,
  accessTokenExpiresAt: toDateOrNull(connection.accessTokenExpiresAtMs),
  status: connection.status,
  removesBlocks: connection.removesBlocks,
  fault: connection.fault,
  createdAt: toDate(connection.createdAtMs),
})
