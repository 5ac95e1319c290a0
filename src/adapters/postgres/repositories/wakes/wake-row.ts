import type { Wake } from '#app/ports/repositories/person-repositories.ts'
import type { wakes } from '../../schema/people.ts'
import { toMsOrNull } from '../moments.ts'

export const toWake = (row: typeof wakes.$inferSelect): Wake => ({
  userId: row.userId,
  family: row.family,
  subject: row.subject,
  requested: row.requested,
  done: row.done,
  dueAtMs: toMsOrNull(row.dueAt),
  lastAttemptAtMs: toMsOrNull(row.lastAttemptAt),
  failures: row.failures,
  lastError: row.lastError,
})
