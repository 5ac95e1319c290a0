import { and, desc, eq, lt } from 'drizzle-orm'
import type { Pool } from 'pg'
import type { AuditEntry, AuditTrail } from '#app/ports/audit-trail.ts'
import { toMs } from './repositories/moments.ts'
import { auditEntries } from './schema/audit.ts'
import { runTransaction } from './transaction.ts'

export function createAuditTrail(pool: Pool): AuditTrail {
  return {
    page: (userId, before, limit) =>
      runTransaction(pool, { userId }, async (db) => {
        const older = before === null ? undefined : lt(auditEntries.number, before)
        const rows = await db
          .select()
          .from(auditEntries)
          .where(and(eq(auditEntries.userId, userId), older))
          .orderBy(desc(auditEntries.number))
          .limit(limit)
        return rows.map(toEntry)
      }),
  }
}

const toEntry = (row: typeof auditEntries.$inferSelect): AuditEntry => ({
  number: row.number,
  atMs: toMs(row.at),
  actor: row.actor,
  action: row.action,
  subject: row.subject,
  subjectId: row.subjectId,
  beforeHash: row.beforeHash,
  afterHash: row.afterHash,
})
