import type { AuditEntry, AuditTrail } from '#app/ports/audit-trail.ts'
import { listAudit } from '#contracts/http/audit-routes.ts'
import type { Register } from '../register.ts'

export function auditRoutes(register: Register, trail: AuditTrail): void {
  register(listAudit, async ({ query: { cursor, limit } }, { userId }) => {
    const entries = await trail.page(userId, cursor ?? null, limit + 1)
    const items = entries.slice(0, limit)
    return {
      items: items.map(view),
      nextCursor: entries.length > limit ? String(items.at(-1)?.number ?? '') : null,
    }
  })
}

const view = ({ atMs, ...entry }: AuditEntry) => ({ ...entry, at: new Date(atMs).toISOString() })
