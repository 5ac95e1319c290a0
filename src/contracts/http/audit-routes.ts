import { z } from 'zod'
import { instant, pageOf, pageQuery } from './common.ts'
import { defineRoute } from './route.ts'

const auditEntry = z
  .object({
    number: z.int(),
    at: instant,
    actor: z.string().meta({ description: '"person", or the step that did it, such as "publish"' }),
    action: z.enum(['insert', 'update', 'delete']),
    subject: z
      .string()
      .meta({ description: 'What was written, such as "task", "account" or "google-event"' }),
    subjectId: z.string(),
    beforeHash: z.string().nullable().meta({ description: 'SHA-256 of what it was' }),
    afterHash: z.string().nullable().meta({ description: 'SHA-256 of what it is since' }),
  })
  .meta({ id: 'AuditEntry' })

export const listAudit = defineRoute({
  method: 'GET',
  path: '/api/v1/audit',
  tag: 'Audit',
  summary: 'Every write to what you set up, and to your Google Calendar by us: who and when, newest first',
  query: pageQuery.extend({ cursor: z.coerce.number().int().min(1).optional() }),
  response: pageOf(auditEntry),
})
