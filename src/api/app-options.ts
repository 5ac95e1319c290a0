import type { SessionStore } from '@fastify/session'
import type { FastifyBaseLogger } from 'fastify'
import type { AuditTrail } from '#app/ports/audit-trail.ts'
import type { ChangeFeed } from '#app/ports/change-feed.ts'
import type { UseCases } from '#app/use-cases.ts'
import type { Patience } from './plugins/load.ts'
import type { HealthChecks } from './routes/health.ts'

export type AppOptions = {
  readonly version: string
  readonly publicUrl: string
  readonly sessionSecret: string
  readonly sessionStore: SessionStore
  /** Ends every session of a person, now. */
  readonly endSessionsOf: (userId: string) => Promise<unknown>
  readonly auditTrail: AuditTrail
  readonly requestsPerMinute: number
  /** How slow the process may become before it refuses work; left out: the usual. */
  readonly patience?: Patience
  readonly useCases: UseCases
  readonly changeFeed: ChangeFeed
  readonly health: HealthChecks
  /** Folder of the built page; null serves the API alone. */
  readonly webRoot: string | null
  /** Where the demo's Google is; null with a real one. */
  readonly emulatorUrl: string | null
  readonly canMoveClock: boolean
  readonly logger: FastifyBaseLogger | null
}
